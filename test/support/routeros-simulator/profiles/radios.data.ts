import type { Attributes, MenuTable } from './menu.js';
import { item, items } from './notation.js';
import { isAtLeast, type Release } from './release.js';

/** The menus of the radio package a release has; without radios they are there and empty. */
export function radioMenus(release: Release): MenuTable {
  return isAtLeast(release, '7.0') ? wifi(release) : wireless(release);
}

/** RouterOS 6, and 7 with the package `wireless`. */
function wireless(release: Release): MenuTable {
  const radio = item(
    'name=wlan1 default-name=wlan1 mtu=1500 l2mtu=1600 mac-address=00:00:5E:00:53:A1 arp=enabled interface-type="Atheros AR9300" \
     mode=ap-bridge ssid=Office band=2ghz-b/g/n wireless-protocol=802.11 security-profile=default wps-mode=push-button \
     running=true disabled=false',
  );
  const client = item(
    'name=wlan2 mtu=1500 l2mtu=1600 mac-address=02:00:5E:00:53:A2 arp=enabled interface-type=virtual master-interface=wlan1 \
     mode=station ssid=Uplink security-profile=old-phones wps-mode=disabled running=true disabled=false',
  );
  return {
    '/interface/wireless': release.hasWifi ? [radio, client] : [],
    '/interface/wireless/security-profiles': items(`
      name=default mode=none authentication-types="" unicast-ciphers=aes-ccm group-ciphers=aes-ccm default=true
      name=old-phones mode=dynamic-keys authentication-types=wpa-psk unicast-ciphers=tkip group-ciphers=tkip default=false
    `),
  };
}

/** Until 7.12 the package was called `wifiwave2`; the properties stayed. */
function wifi(release: Release): MenuTable {
  const menu = isAtLeast(release, '7.13') ? '/interface/wifi' : '/interface/wifiwave2';
  const radios = items(`
    name=wifi1 default-name=wifi1 mac-address=00:00:5E:00:53:A1 configuration.mode=ap configuration.ssid=Office \
      security=office master=true bound=false inactive=false running=true disabled=false
    name=wifi2 default-name=wifi2 mac-address=00:00:5E:00:53:A2 configuration=guests configuration.mode=ap \
      security.wps=push-button master=true bound=false inactive=false running=true disabled=false
  `);
  return {
    [menu]: release.hasWifi ? radios : [],
    [`${menu}/configuration`]: release.hasWifi
      ? [item('name=guests ssid=Guests security=old-phones disabled=false')]
      : [],
    [`${menu}/security`]: release.hasWifi ? security() : [],
    [`${menu}/registration-table`]: [],
  };
}

function security(): Attributes[] {
  return items(`
    name=office authentication-types="" wps=push-button disabled=false
    name=old-phones authentication-types=wpa-psk encryption=tkip wps=push-button disabled=false
  `);
}

/** The radios of somebody who knows what they do; only the menus the router has. */
export function hardenedRadios(release: Release): MenuTable {
  if (!release.hasWifi) return {};
  if (!isAtLeast(release, '7.0')) {
    return {
      '/interface/wireless/security-profiles': items(`
        name=default mode=dynamic-keys authentication-types=wpa2-psk unicast-ciphers=aes-ccm group-ciphers=aes-ccm default=true
        name=old-phones mode=dynamic-keys authentication-types=wpa-psk unicast-ciphers=tkip group-ciphers=tkip default=false
      `),
    };
  }
  const menu = isAtLeast(release, '7.13') ? '/interface/wifi' : '/interface/wifiwave2';
  return {
    [`${menu}/security`]: items(`
      name=office authentication-types=wpa2-psk,wpa3-psk encryption=ccmp wps=disable disabled=false
      name=guests authentication-types=wpa2-psk,wpa3-psk wps=push-button disabled=false
    `),
  };
}
