import { describe, expect, test } from "vitest";
import { isLinkLocal, isLocal } from "../../../lambdas/sources/network/local-address.ts";

describe("a local address", () => {
  test.each([
    ["unspecified", "0.0.0.0", "0.1.2.3", "::"],
    ["loopback", "127.0.0.1", "127.255.255.254", "::1"],
    ["private", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.255.1"],
    ["link-local", "169.254.169.254", "169.254.170.2", "fe80::1", "fe80::1%eth0", "febf::1"],
    ["carrier-grade", "100.64.0.1", "100.127.255.255"],
    ["unique local", "fc00::1", "fd00:ec2::254"],
    ["multicast", "224.0.0.1", "239.255.255.255", "ff02::1"],
    ["reserved", "240.0.0.1", "255.255.255.255", "192.0.0.8", "198.18.0.1", "203.0.113.9", "2001:db8::1", "3fff::1"],
    ["IPv4 mapped into IPv6", "::ffff:127.0.0.1", "::ffff:a9fe:a9fe", "::ffff:10.0.0.1"],
    ["IPv4 behind NAT64, 6to4 or Teredo", "64:ff9b::a9fe:a9fe", "64:ff9b:1::1", "2002:7f00:1::1", "2001:0:1::1"],
    ["no address at all", "", "localhost", "1.2.3"],
  ])("is: %s", (_, ...addresses) => {
    expect(addresses.filter((address) => !isLocal(address))).toEqual([]);
  });

  test.each([
    "8.8.8.8",
    "1.1.1.1",
    "9.255.255.255",
    "11.0.0.1",
    "100.63.255.255",
    "100.128.0.1",
    "169.253.255.255",
    "172.15.0.1",
    "172.32.0.1",
  ])("is not: %s", (address) => {
    expect(isLocal(address)).toBe(false);
  });

  test.each(["192.167.0.1", "223.255.255.255", "2606:4700::1111", "2a00:1450:4001::1", "2600:1f18::1", "2001:4860:4860::8888"])(
    "is not either: %s",
    (address) => {
      expect(isLocal(address)).toBe(false);
    },
  );
});

describe("a link-local address", () => {
  test.each(["169.254.169.254", "fe80::1", "fe80::1%eth0", "fd00:ec2::254", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "no address"])(
    "is: %s",
    (address) => {
      expect(isLinkLocal(address)).toBe(true);
    },
  );

  test.each(["127.0.0.1", "::1", "172.17.0.1", "192.168.65.254", "8.8.8.8", "fd12::1", "::ffff:127.0.0.1"])("is not: %s", (address) => {
    expect(isLinkLocal(address)).toBe(false);
  });
});
