"""A client of the "pkpass" dialect, written from its description alone: standard library only, nothing of Passwright.

usage: pkpass_client.py BASE_URL API_KEY
"""

import io
import json
import re
import sys
import urllib.error
import urllib.request
import zipfile


class PkpassClient:
    def __init__(self, base_url, key):
        self.base_url, self.key = base_url, key

    def call(self, method, path, body=None, key=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.base_url + path, data=data, method=method)
        request.add_header("Authorization", "Bearer " + (key or self.key))
        if data is not None:
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=30) as reply:
                return reply.status, reply.headers, reply.read()
        except urllib.error.HTTPError as error:
            return error.code, error.headers, error.read()

    def create(self, body):
        return self.call("POST", "/api/pkpass", body)

    def update(self, serial, body):
        status, headers, reply = self.call("PUT", "/api/pkpass/" + serial, body)
        return status, json.loads(reply)

    def usage(self):
        status, headers, reply = self.call("GET", "/api/auth/usage")
        return status, json.loads(reply)


def expect(condition, what):
    if not condition:
        sys.exit("pkpass dialect: " + what)


def refused(client, change, text):
    body = {"barcodeValue": "1", "barcodeFormat": "QR", "logoText": "Shop", **change}
    status, _, reply = client.create({key: value for key, value in body.items() if value is not None})
    expect(status == 400, f"{change}: 400 expected, {status} came")
    expect(json.loads(reply)["error"] == text, f"{change}: {json.loads(reply)['error']!r}")


def main(base_url, key):
    client = PkpassClient(base_url, key)
    body = {
        "barcodeValue": "MEMBER-42", "barcodeFormat": "QR", "logoText": "Blue Bottle", "colorPreset": "blue",
        "primaryFields": [{"label": "Balance", "value": "12.00", "changeMessage": "Your balance is %@"}],
        "secondaryFields": [{"label": "Tier", "value": "Gold"}], "backFields": [{"label": "Help", "value": "Ask us"}],
        "expirationDays": 365,
    }
    _, before = client.usage()
    status, headers, file = client.create(body)
    expect(status == 200, f"create: {status} {file[:200]!r}")
    expect(headers["Content-Type"] == "application/vnd.apple.pkpass", "content type")
    expect(headers["Content-Disposition"] == 'attachment; filename="blue-bottle.pkpass"', headers["Content-Disposition"])
    serial = headers["X-Serial-Number"]
    archive = zipfile.ZipFile(io.BytesIO(file))
    expect({"pass.json", "manifest.json", "signature", "icon.png"} <= set(archive.namelist()), "files of a pass")
    expect(json.loads(archive.read("pass.json"))["serialNumber"] == serial, "serial number")
    status, same = client.update(serial, body)
    expect(status == 200 and same["unchanged"] is True and same["notifiedDevices"] == 0, f"the same body: {same}")
    status, changed = client.update(serial, {**body, "logoText": "Blue Bottle Coffee"})
    expect(status == 200 and changed["unchanged"] is False and changed["serialNumber"] == serial, f"change: {changed}")
    expect(isinstance(changed["lastUpdated"], int) and changed["lastUpdated"] > 1_700_000_000_000, "milliseconds")
    status, usage = client.usage()
    expect(usage["count"] == before["count"] + 2, f"usage: {before} then {usage}")
    expect(re.fullmatch(r"\d{4}-\d{2}-01", usage["resetDate"]) and usage["plan"] in ("free", "pro"), f"usage: {usage}")
    refused(client, {"barcodeValue": ""}, "barcodeValue is required and must be a non-empty string")
    refused(client, {"barcodeFormat": "EAN"}, "barcodeFormat must be one of: QR, PDF417, Aztec, Code128")
    refused(client, {"logoText": None}, "At least one of title, primaryFields, or logoText is required")
    refused(client, {"expirationDays": 4000}, "expirationDays must be between 1 and 3650")
    refused(client, {"locations": [{"latitude": 1, "longitude": 999}]}, "locations[0].longitude must be between -180 and 180")
    refused(client, {"logoURL": "ftp://example.com/a.png"}, "URL must use HTTPS protocol")
    status, _, reply = client.call("POST", "/api/pkpass", body, key="pw_live_00000000000000000000000000000000")
    expect(status == 401 and set(json.loads(reply)) >= {"error"}, f"a wrong key: {status}")
    status, _, reply = client.call("DELETE", "/api/pkpass/" + serial)
    expect(status == 405 and "error" in json.loads(reply), f"another method: {status}")
    print("pkpass dialect: as described")


if __name__ == "__main__":
    main(*sys.argv[1:3])
