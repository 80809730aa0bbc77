"""Runs ioc-finder over the benchmark's lines (see README.md)."""

import json
import sys

from ioc_finder import find_iocs

# Its keys and the scorer's words.
TYPES = {
    "domains": "domain",
    "urls": "url",
    "ipv4s": "ipv4",
    "ipv6s": "ipv6",
    "email_addresses": "email",
    "md5s": "md5",
    "sha1s": "sha1",
    "sha256s": "sha256",
    "sha512s": "sha512",
    "cves": "cve",
    "bitcoin_addresses": "wallet",
    "monero_addresses": "wallet",
    "file_paths": "directory",
    "mac_addresses": "mac",
    "registry_key_paths": "registry-key",
}


def main():
    for line in sys.stdin:
        if not line.strip():
            continue
        record = json.loads(line)
        # Its defaults repair broken addresses, and give hosts of addresses as well, which the scorer allows.
        found = find_iocs(record["text"])
        indicators = [
            {"type": kind, "value": value}
            for key, kind in TYPES.items()
            for value in sorted(found.get(key) or [])
        ]
        print(json.dumps({"id": record["id"], "indicators": indicators}, ensure_ascii=False))


if __name__ == "__main__":
    main()
