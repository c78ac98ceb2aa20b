import { addressKey, sourceAddressOf } from './source-address.ts';

describe('the key of a source address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:0001:2::', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['2001:db8::4:5:6:7:8', '2001:db8:0:4'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['::1', '0:0:0:0'],
  ])('S7-51 of %s is %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});

describe('the source address of a request', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['192.0.2.7:1024', '192.0.2.7'],
    ['2001:db8::1', '2001:db8::1'],
    ['[2001:db8::1]', '2001:db8::1'],
    ['[2001:db8::1]:443', '2001:db8::1'],
    ['unknown', '10.0.0.1'],
    ["192.0.2.7' or 1=1", '10.0.0.1'],
    ['999.0.2.7:80', '10.0.0.1'],
  ])('S7-51 that a proxy at 10.0.0.1 states as %s is %s', (ip, address) => {
    expect(sourceAddressOf({ ip, socket: { remoteAddress: '10.0.0.1' } })).toBe(address);
  });
});
