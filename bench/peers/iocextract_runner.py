"""Runs iocextract over the benchmark's lines (see README.md)."""

import json
import re
import sys

import iocextract


def hash_kind(value):
    return {32: "md5", 40: "sha1", 64: "sha256", 128: "sha512"}.get(len(value))


def main():
    for line in sys.stdin:
        if not line.strip():
            continue
        record = json.loads(line)
        text = record["text"]
        found = set()
        for url in iocextract.extract_urls(text, refang=True, strip=True):
            # It gives every address of the internet protocol as one of the web too.
            if not re.fullmatch(r"https?://[\d.]+/?", url):
                found.add(("url", url))
        for address in iocextract.extract_ipv4s(text, refang=True):
            found.add(("ipv4", address.split(":")[0]))
        for address in iocextract.extract_ipv6s(text):
            found.add(("ipv6", address))
        for address in iocextract.extract_emails(text, refang=True):
            found.add(("email", address))
        for value in iocextract.extract_hashes(text):
            if hash_kind(value):
                found.add((hash_kind(value), value))
        indicators = [{"type": kind, "value": value} for kind, value in sorted(found)]
        print(json.dumps({"id": record["id"], "indicators": indicators}, ensure_ascii=False))


if __name__ == "__main__":
    main()
