import { describe, expect, it } from '@jest/globals';
import { listeningInode } from './port-owner.js';

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F90 0100007F:0050 01 00000000:00000000 00:00000000 00000000     0        0 111 1 0000000000000000
   1: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 222 1 0000000000000000
   2: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 333 1 0000000000000000
`;

describe('listeningInode', () => {
  it('finds the listener, not a connection on the same port', () => {
    expect(listeningInode(TABLE, 8080)).toBe('222');
  });

  it('finds a low port, written with leading zeros', () => {
    expect(listeningInode(TABLE, 80)).toBe('333');
  });

  it('says nothing of a port that is only the far end of a connection, or of none at all', () => {
    expect(listeningInode(TABLE, 81)).toBeUndefined();
    expect(listeningInode('', 80)).toBeUndefined();
  });
});
