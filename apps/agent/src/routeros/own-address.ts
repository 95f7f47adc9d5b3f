import { createSocket } from 'node:dgram';
import { once } from 'node:events';

/** The address of this machine that the host sees when it is talked to; null when there is no way there. Nothing is sent. */
export async function ownAddressTowards(host: string, port: number): Promise<string | null> {
  const socket = createSocket('udp4');
  try {
    socket.connect(port, host);
    await once(socket, 'connect');
    return socket.address().address;
  } catch {
    return null;
  } finally {
    socket.close();
  }
}
