/**
 * Operating systems as places in a tree, `linux/debian`: by vendor, then by product; `*` is every product of the vendor.
 * What is in no place is a system of which we know no relatives.
 */
export const PLATFORMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  linux: { '*': 'linux' },
  unix: { unix: 'unix' },
  debian: { '*': 'linux/debian' },
  canonical: { '*': 'linux/ubuntu' },
  ubuntu: { '*': 'linux/ubuntu' },
  redhat: { linux: 'linux/redhat', '*': 'linux/redhat' },
  centos: { '*': 'linux/redhat' },
  fedoraproject: { '*': 'linux/fedora' },
  oracle: { linux: 'linux/redhat', solaris: 'solaris' },
  suse: { '*': 'linux/suse' },
  opensuse: { '*': 'linux/suse' },
  novell: { suse_linux: 'linux/suse', opensuse: 'linux/suse' },
  amazon: { linux: 'linux/amazon', linux_2: 'linux/amazon' },
  almalinux: { '*': 'linux/redhat' },
  rockylinux: { '*': 'linux/redhat' },
  gentoo: { '*': 'linux/gentoo' },
  mandrakesoft: { '*': 'linux/mandriva' },
  mandriva: { '*': 'linux/mandriva' },
  slackware: { '*': 'linux/slackware' },
  archlinux: { '*': 'linux/arch' },
  alpinelinux: { '*': 'linux/alpine' },
  openwrt: { '*': 'linux/openwrt' },
  google: { android: 'linux/android', chrome_os: 'linux/chrome_os' },
  synology: { '*': 'linux/synology' },
  qnap: { '*': 'linux/qnap' },
  mikrotik: { '*': 'linux/routeros' },
  microtik: { '*': 'linux/routeros' },
  vmware: { esxi: 'esxi', esx: 'esxi' },
  apple: {
    mac_os_x: 'darwin/macos',
    mac_os: 'darwin/macos',
    mac_os_x_server: 'darwin/macos',
    macos: 'darwin/macos',
    iphone_os: 'darwin/ios',
    ipados: 'darwin/ios',
    tvos: 'darwin/tvos',
    watchos: 'darwin/watchos',
  },
  freebsd: { '*': 'bsd/freebsd' },
  openbsd: { openbsd: 'bsd/openbsd' },
  netbsd: { netbsd: 'bsd/netbsd' },
  sun: { solaris: 'solaris', sunos: 'solaris' },
  ibm: { aix: 'aix', os_400: 'os400', i: 'os400', 'z/os': 'zos' },
  hp: { 'hp-ux': 'hpux', openvms: 'openvms' },
  sgi: { irix: 'irix' },
  sco: { '*': 'sco' },
  cisco: { ios: 'cisco/ios', ios_xe: 'cisco/ios_xe', ios_xr: 'cisco/ios_xr', 'nx-os': 'cisco/nx-os' },
};

/** Systems of which a service's mere guess proves nothing, and whose own lists of CVEs would bury everything else. */
export const GENERAL_PURPOSE =
  /^(?:windows(?:\/|$)|unix$|linux$|linux\/(?:debian|ubuntu|redhat|fedora|suse|amazon|gentoo|mandriva|slackware|arch|alpine|android|chrome_os)$|darwin|bsd|solaris|aix|hpux|os400|zos|irix|sco|openvms)/;

/** Values of `target_sw` that are operating systems, and their places. */
export const TARGET_SYSTEMS: Readonly<Record<string, string>> = {
  windows: 'windows',
  linux: 'linux',
  linux_kernel: 'linux',
  unix: 'unix',
  macos: 'darwin/macos',
  mac_os_x: 'darwin/macos',
  android: 'linux/android',
  iphone_os: 'darwin/ios',
  iphoneos: 'darwin/ios',
  freebsd: 'bsd/freebsd',
  solaris: 'solaris',
};

/** What nmap calls systems in `ostype`, as CPE names. */
export const SYSTEMS_OF_NMAP: readonly (readonly [RegExp, string])[] = [
  [/^linux/i, 'linux:linux_kernel'],
  [/^unix/i, 'unix:unix'],
  [/^windows/i, 'microsoft:windows'],
  [/^mac ?os/i, 'apple:mac_os_x'],
  [/^freebsd/i, 'freebsd:freebsd'],
  [/^openbsd/i, 'openbsd:openbsd'],
  [/^netbsd/i, 'netbsd:netbsd'],
  [/^(?:solaris|sunos)/i, 'sun:solaris'],
  [/^(?:ibm )?aix/i, 'ibm:aix'],
  [/^hp-ux/i, 'hp:hp-ux'],
];
