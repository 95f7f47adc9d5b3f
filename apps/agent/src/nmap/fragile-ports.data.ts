/** Ports behind which a probe may do harm. */
export interface FragilePorts {
  readonly ports: string;
  readonly kind: 'printer' | 'industrial';
  /** What listens there. */
  readonly protocol: string;
  /** Where the port number is from. */
  readonly source: string;
}

const IANA = 'IANA service name and port number registry';

/**
 * TCP ports that are not asked for versions. Printers print what they are sent; controllers and building automation have
 * stopped over bytes they did not expect (NIST SP 800-82 r3 warns of active scanning for that reason). Numbers that are more
 * often something else stay out: 2222 (SSH), 19999 (Netdata), 1089 to 1091 (Java RMI).
 */
export const FRAGILE_TCP: readonly FragilePorts[] = [
  { ports: '515', kind: 'printer', protocol: 'LPD', source: 'RFC 1179' },
  // nmap 7.93 leaves the same ones out by itself (Exclude in nmap-service-probes).
  { ports: '9100-9107', kind: 'printer', protocol: 'raw printing', source: 'nmap-service-probes' },
  { ports: '102', kind: 'industrial', protocol: 'ISO-TSAP: S7, IEC 61850 MMS', source: IANA },
  { ports: '502', kind: 'industrial', protocol: 'Modbus', source: IANA },
  { ports: '789', kind: 'industrial', protocol: 'Red Lion Crimson', source: 'Red Lion Crimson 3 manual' },
  { ports: '802', kind: 'industrial', protocol: 'Modbus over TLS', source: IANA },
  { ports: '1911', kind: 'industrial', protocol: 'Niagara Fox', source: 'nmap script fox-info' },
  { ports: '1962', kind: 'industrial', protocol: 'PCWorx', source: 'nmap script pcworx-info' },
  { ports: '2404', kind: 'industrial', protocol: 'IEC 60870-5-104', source: IANA },
  { ports: '2455', kind: 'industrial', protocol: 'CODESYS', source: IANA },
  { ports: '4840', kind: 'industrial', protocol: 'OPC UA', source: IANA },
  { ports: '4911', kind: 'industrial', protocol: 'Niagara Fox over TLS', source: 'nmap script fox-info' },
  { ports: '5094', kind: 'industrial', protocol: 'HART-IP', source: IANA },
  { ports: '9600', kind: 'industrial', protocol: 'Omron FINS', source: 'nmap script omron-info' },
  { ports: '18245-18246', kind: 'industrial', protocol: 'GE SRTP', source: 'GE Fanuc manuals' },
  { ports: '20000', kind: 'industrial', protocol: 'DNP3', source: IANA },
  { ports: '20547', kind: 'industrial', protocol: 'ProConOS', source: 'Redpoint, proconos-info' },
  { ports: '34962-34964', kind: 'industrial', protocol: 'PROFINET', source: IANA },
  { ports: '34980', kind: 'industrial', protocol: 'EtherCAT', source: IANA },
  { ports: '44818', kind: 'industrial', protocol: 'EtherNet/IP', source: IANA },
  { ports: '47808', kind: 'industrial', protocol: 'BACnet', source: IANA },
];
