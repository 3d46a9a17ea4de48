import { BlockList, isIP } from "node:net";

const V4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10], // Carrier-grade NAT; AWS puts its own services here too.
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3], // Multicast, reserved and broadcast.
] as const;

/** Only 2000::/3 is global. The rest holds loopback, unique local, link-local, multicast, and IPv4 in its mapped and NAT64 forms. */
const V6 = [
  ["::", 3],
  ["4000::", 2],
  ["8000::", 1],
  ["2001::", 23], // Teredo, benchmarks, ORCHID.
  ["2001:db8::", 32],
  ["2002::", 16], // 6to4 carries any IPv4 address.
  ["3fff::", 20],
] as const;

/** Where clouds tell a machine its credentials: link-local, AWS's unique local address, and the first of these through NAT64. */
const LINK_LOCAL_V4 = [["169.254.0.0", 16]] as const;
const LINK_LOCAL_V6 = [
  ["fe80::", 10],
  ["fd00:ec2::", 32],
  ["::ffff:169.254.0.0", 112],
  ["64:ff9b::169.254.0.0", 112],
] as const;

type Subnets = readonly (readonly [address: string, bits: number])[];

/** One list a family: in a shared one, `::/3` would hold every IPv4 address, as IPv4 is compared in its mapped form. */
function matcher(v4: Subnets, v6: Subnets): (address: string) => boolean {
  const lists = { ipv4: new BlockList(), ipv6: new BlockList() };
  for (const [address, bits] of v4) lists.ipv4.addSubnet(address, bits, "ipv4");
  for (const [address, bits] of v6) lists.ipv6.addSubnet(address, bits, "ipv6");
  return (address) => {
    const family = isIP(address);
    return family === 0 || (family === 4 ? lists.ipv4.check(address, "ipv4") : lists.ipv6.check(address, "ipv6"));
  };
}

/** Whether an address is not a public one, by IANA's registries of special-purpose addresses. True for what is no address at all. */
export const isLocal = matcher(V4, V6);

/** Whether an address is link-local or a metadata service. True for what is no address at all. */
export const isLinkLocal = matcher(LINK_LOCAL_V4, LINK_LOCAL_V6);
