import { BlockList, isIP } from "node:net";

/** Ranges that are no one's on the public internet (IANA's special-purpose registries), by version. */
const special: Readonly<Record<"ipv4" | "ipv6", readonly (readonly [string, number])[]>> = {
  ipv4: [
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
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
    ["224.0.0.0", 4],
    ["240.0.0.0", 4],
  ],
  ipv6: [
    // All but 2000::/3, which is what is given out: loopback, private, link-local and multicast addresses, and those
    // that carry an IPv4 address in themselves, mapped or translated.
    ["::", 3],
    ["4000::", 2],
    ["8000::", 1],
    // Protocols' own, Teredo among them; documentation; 6to4.
    ["2001::", 23],
    ["2001:db8::", 32],
    ["2002::", 16],
    ["3fff::", 20],
  ],
};

/** One list a version: in a common one, the mapped range of IPv6 would hold every IPv4 address. */
const inside = { ipv4: new BlockList(), ipv6: new BlockList() };
for (const version of ["ipv4", "ipv6"] as const)
  for (const [network, prefix] of special[version]) inside[version].addSubnet(network, prefix, version);

/** Whether an address is one on the public internet: not ours, not a neighbour's, not a cloud's metadata service. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 0) return false;
  const family = version === 4 ? "ipv4" : "ipv6";
  return !inside[family].check(address, family);
}

/** Whether a URL's host, less its brackets, is the number of an address that is not on the public internet; false for a name. */
export function isInsideAddress(host: string): boolean {
  return isIP(host) !== 0 && !isPublicAddress(host);
}
