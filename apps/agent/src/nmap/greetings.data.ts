/** A service that says at once who it is. */
interface Greeting {
  readonly name: string;
  readonly product: string;
  /** The greeting, whatever was asked. */
  readonly pattern: RegExp;
  /** The first group is the version. */
  readonly version: RegExp;
  /** The first group is worth knowing besides. */
  readonly extraInfo: RegExp;
}

/** Services that nmap 7.93 does not know, each seen with the real program. */
export const GREETINGS: readonly Greeting[] = [
  {
    // nats-server 2.15.1: INFO {"server_id":"N…","server_name":"…","version":"2.15.1","proto":1,"go":"go1.27.2",…}
    // No CPE: the NVD writes both nats:nats_server and linuxfoundation:nats-server, so neither name is the one.
    name: 'nats',
    product: 'NATS server',
    pattern: /^INFO \{"server_id":"/,
    version: /[{,]"version":"(\d[\w.+-]{0,63})"/,
    extraInfo: /[{,]"go":"(go[\w.+-]{1,32})"/,
  },
];
