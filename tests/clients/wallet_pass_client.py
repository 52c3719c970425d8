"""A client of the "wallet pass" dialect, written from its description alone: standard library only, nothing of Passwright.

usage: wallet_pass_client.py BASE_URL API_KEY
"""

import base64
import datetime
import io
import json
import struct
import sys
import urllib.error
import urllib.request
import zipfile
import zlib


class WalletPassClient:
    def __init__(self, base_url, key):
        self.base_url, self.key = base_url, key

    def call(self, method, url, body=None, key=True):
        data = None if body is None else json.dumps(body).encode()
        url = url if url.startswith("http") else self.base_url + url
        request = urllib.request.Request(url, data=data, method=method)
        if key:
            request.add_header("Authorization", "Bearer " + self.key)
        if data is not None:
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=30) as reply:
                return reply.status, reply.headers, reply.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def json(self, *arguments, **options):
        status, _, reply = self.call(*arguments, **options)
        return status, json.loads(reply)


def png(width, height):
    """A grey picture, as a data: URI."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width) * height)
    bytes_ = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return bytes_, "data:image/png;base64," + base64.b64encode(bytes_).decode()


def expect(condition, what):
    if not condition:
        sys.exit("wallet pass dialect: " + what)


def document(file):
    return json.loads(zipfile.ZipFile(io.BytesIO(file)).read("pass.json"))


def main(base_url, key):
    client = WalletPassClient(base_url, key)
    picture, uri = png(160, 50)
    body = {
        "organizationName": "Blue Bottle", "style": "coupon", "logoText": "10 % off", "barcodeValue": "SAVE10",
        "primaryFields": [{"key": "offer", "label": "Offer", "value": "10 %"}], "backgroundColor": "rgb(20,60,120)",
        "auxiliaryFields": [{"label": "Until", "value": "Sunday"}], "logoUrl": uri,
    }
    status, made = client.json("POST", "/passes", body)
    expect(status == 201 and made["downloadUrl"].endswith(".pkpass"), f"create: {status} {made}")
    serial = made["serialNumber"]
    for address in (made["downloadUrl"], f"/passes/{serial}", f"/passes/{serial}.pkpass"):
        status, headers, file = client.call("GET", address, key=False)
        expect(status == 200 and headers["Content-Type"] == "application/vnd.apple.pkpass", f"{address}: {status}")
        expect(int(headers["Content-Length"]) == len(file) and headers["Last-Modified"], f"{address}: headers")
    expect(zipfile.ZipFile(io.BytesIO(file)).read("logo.png") == picture, "the picture itself is in the file")
    expect(document(file)["coupon"]["primaryFields"][0]["value"] == "10 %", "the field is in the file")
    status, headers, reply = client.call("HEAD", made["downloadUrl"], key=False)
    expect(status == 200 and reply == b"" and int(headers["Content-Length"]) > 0, "HEAD")
    status, payload = client.json("GET", f"/passes/{serial}/payload")
    expect(status == 200 and all(payload[name] == value for name, value in body.items()), "the payload is what was sent")
    expect(payload["serialNumber"] == serial, "the payload names the pass")
    for name in ("createdAt", "updatedAt"):
        datetime.datetime.fromisoformat(payload[name].replace("Z", "+00:00"))
    status, changed = client.json("PATCH", f"/passes/{serial}", {"logoText": "20 % off", "auxiliaryFields": None})
    expect(status == 200 and changed["ok"] is True and changed["updatedAt"], f"change: {changed}")
    status, _, file = client.call("GET", made["downloadUrl"], key=False)
    expect(document(file)["logoText"] == "20 % off" and "auxiliaryFields" not in document(file)["coupon"], "the change")
    expect(zipfile.ZipFile(io.BytesIO(file)).read("logo.png") == picture, "a picture that was not sent stays")
    status, again = client.json("PATCH", f"/passes/{serial}", payload)
    expect(status == 200, f"a payload can be sent back as it was read: {again}")
    expect(client.json("GET", f"/passes/{'0' * 32}/payload")[0] == 404, "an unknown serial number")
    expect(client.json("POST", "/passes", {})[0] == 400, "an empty pass")
    expect(client.json("POST", "/passes", body, key=False)[0] == 401, "no key")
    print("wallet pass dialect: as described")


if __name__ == "__main__":
    main(*sys.argv[1:3])
