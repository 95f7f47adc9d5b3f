import type { SeenDevice, TruthTable } from './seen-device.js';

const printer = (name: string, product: string, version: string | null = null): SeenDevice['services'] => [
  { name: 'ftp', product: `${product} printer ftpd`, version, device_type: 'printer', cpes: [`cpe:/h:${name}`] },
];

/**
 * Printers tell their model and hardly ever their firmware. What no version is needed for can be answered, all else is counted
 * until the firmware is known. Bounds: the makers' bulletins, as NVD has them.
 */
export const PRINTERS: TruthTable = {
  product: 'printers',
  devices: [
    {
      services: printer('brother:mfc-9330cdw', 'Brother MFC-9330CDW'),
      cases: [
        ['CVE-2017-7588', 'possible', 'all firmware of this model is named, without versions'],
        ['CVE-2018-11581', 'no', 'another model'],
      ],
    },
    { services: printer('brother:dcp-l2540dw', 'Brother DCP-L2540DW'), cases: [['CVE-2017-7588', 'possible', 'all firmware of this model is named']] }, // prettier-ignore
    { services: printer('brother:hl-l2380dw', 'Brother HL-L2380DW'), cases: [['CVE-2018-11581', 'no', 'before firmware 1.16, which nobody told: counted']] }, // prettier-ignore
    { services: printer('brother:mfc-9970cdw', 'Brother MFC-9970CDW'), cases: [['CVE-2017-7588', 'no', 'this model is not named']] }, // prettier-ignore
    {
      services: printer('canon:imagerunner_c3220', 'Canon imageRUNNER C3220'),
      cases: [
        ['CVE-2006-4680', 'unbounded', 'the model is named, without versions'],
        ['CVE-2013-4613', 'no', 'other models'],
      ],
    },
    { services: printer('canon:imagerunner_5020', 'Canon imageRUNNER 5020'), cases: [['CVE-2006-4680', 'unbounded', 'the model is named, without versions']] }, // prettier-ignore
    { services: printer('canon:imagerunner_c2880', 'Canon imageRUNNER C2880'), cases: [['CVE-2006-4680', 'no', 'this model is not named']] }, // prettier-ignore
    {
      services: printer('canon:mg3100', 'Canon MG3100'),
      cases: [
        ['CVE-2013-4613', 'possible', 'the model is named as mg3100_printer, its version as not applicable'],
        ['CVE-2013-4615', 'possible', 'the model is named as mg3100_printer'],
        ['CVE-2006-4680', 'no', 'other models'],
      ],
    },
    { services: printer('canon:mx922', 'Canon MX922'), cases: [['CVE-2013-4613', 'possible', 'the model is named as mx922_printer']] }, // prettier-ignore
    {
      services: printer('hp:laserjet_enterprise_m605', 'HP LaserJet Enterprise M605'),
      cases: [
        ['CVE-2018-5923', 'no', 'before firmware 2308974_579762, which nobody told: counted'],
        ['CVE-2019-6318', 'no', 'before firmware 2309010_581410, which nobody told: counted'],
      ],
    },
    {
      services: [{ name: 'http', product: 'Virata-EmWeb', version: '6.2.1', device_type: 'printer', extra_info: 'HP LaserJet M605', cpes: ['cpe:/a:virata:emweb:6.2.1', 'cpe:/h:hp:laserjet_enterprise_m605'] }], // prettier-ignore
      cases: [['CVE-2018-5923', 'no', "6.2.1 is the web server's version, not the firmware's"]],
    },
    {
      services: printer('xerox:workcentre_6515', 'Xerox WorkCentre 6515', '65.20.11'),
      cases: [
        ['CVE-2021-28671', 'definite', 'before firmware 65.65.51, and its FTP server tells 65.20.11'],
        ['CVE-2018-20771', 'no', 'other models'],
      ],
    },
    { services: printer('xerox:workcentre_6515', 'Xerox WorkCentre 6515', '65.65.51'), cases: [['CVE-2021-28671', 'no', 'repaired in 65.65.51']] }, // prettier-ignore
    { services: printer('xerox:phaser_6510', 'Xerox Phaser 6510'), cases: [['CVE-2021-28671', 'no', 'before firmware 64.59.11, which nobody told: counted']] }, // prettier-ignore
    { services: printer('ricoh:aficio_mp_301spf', 'Ricoh Aficio MP 301SPF'), cases: [['CVE-2018-17312', 'possible', 'all firmware of this model is named']] }, // prettier-ignore
    { services: printer('ricoh:aficio_mp_c4000', 'Ricoh Aficio MP C4000'), cases: [['CVE-2018-17312', 'no', 'this model is not named']] }, // prettier-ignore
    { services: printer('kyocera:ecosys_m5526cdw', 'Kyocera ECOSYS M5526cdw'), cases: [['CVE-2019-13195', 'no', 'firmware 2R7_2000.001.701, which nobody told: counted']] }, // prettier-ignore
    { services: printer('lexmark:cx820de', 'Lexmark CX820de'), cases: [['CVE-2016-3145', 'no', 'up to firmware PP.021.062, which nobody told: counted']] }, // prettier-ignore
    { services: printer('lexmark:t642', 'Lexmark T642'), cases: [['CVE-2016-3145', 'no', 'this model is not named'], ['CVE-2016-1896', 'no', 'this model is not named']] }, // prettier-ignore
  ],
};
