// A simulated iPhone, as far as Apple's web service goes: it installs a pass, registers, hears of updates and fetches them.

import { randomBytes } from 'node:crypto';
import assert from 'node:assert/strict';
import { readPass } from './pass-file.mjs';

export class Wallet {
  /** The device library identifier: 32 hexadecimal digits, as iPhones send. */
  device = randomBytes(16).toString('hex');
  /** The push token: 64 hexadecimal digits. */
  pushToken = randomBytes(32).toString('hex');
  /** The pass as the phone has it; see `readPass`. */
  installed;
  #lastModified;
  #tag;

  /** Downloads the file behind a link as Safari does, without any cookie. */
  async installs(address) {
    const response = await fetch(address, { redirect: 'follow' });
    assert.equal(response.status, 200, `GET ${address}`);
    assert.equal(response.headers.get('content-type'), 'application/vnd.apple.pkpass');
    const bytes = Buffer.from(await response.arrayBuffer());
    assert.equal(Number(response.headers.get('content-length')), bytes.length, 'Safari needs the length of the file');
    this.installed = readPass(bytes);
    return this.installed;
  }

  /** Registers for updates; gives the status. */
  async registers() {
    const { passTypeIdentifier, serialNumber } = this.installed.pass;
    const response = await this.#call('POST', `/v1/devices/${this.device}/registrations/${passTypeIdentifier}/${serialNumber}`, {
      headers: { ...this.#authorization(), 'content-type': 'application/json' },
      body: JSON.stringify({ pushToken: this.pushToken }),
    });
    return response.status;
  }

  /** Unregisters; gives the status. */
  async unregisters() {
    const { passTypeIdentifier, serialNumber } = this.installed.pass;
    const address = `/v1/devices/${this.device}/registrations/${passTypeIdentifier}/${serialNumber}`;
    return (await this.#call('DELETE', address, { headers: this.#authorization() })).status;
  }

  /** Asks what changed since it asked last; gives the serial numbers. */
  async asksWhatChanged() {
    const since = this.#tag === undefined ? '' : `?passesUpdatedSince=${encodeURIComponent(this.#tag)}`;
    const { passTypeIdentifier } = this.installed.pass;
    const response = await this.#call('GET', `/v1/devices/${this.device}/registrations/${passTypeIdentifier}${since}`);
    if (response.status === 204) return [];
    assert.equal(response.status, 200, 'the list of changed passes');
    const { serialNumbers, lastUpdated } = await response.json();
    this.#tag = lastUpdated;
    return serialNumbers;
  }

  /** Fetches the pass again; `undefined` when it did not change. */
  async fetches() {
    const { passTypeIdentifier, serialNumber } = this.installed.pass;
    const since = this.#lastModified === undefined ? {} : { 'if-modified-since': this.#lastModified };
    const response = await this.#call('GET', `/v1/passes/${passTypeIdentifier}/${serialNumber}`, {
      headers: { ...this.#authorization(), ...since },
    });
    if (response.status === 304) return undefined;
    assert.equal(response.status, 200, 'the fetch of the pass');
    this.#lastModified = response.headers.get('last-modified');
    this.installed = readPass(Buffer.from(await response.arrayBuffer()));
    return this.installed;
  }

  #authorization() {
    return { authorization: `ApplePass ${this.installed.pass.authenticationToken}` };
  }

  #call(method, path, options = {}) {
    // Apple's devices append `/v1/...` to the address in the pass, whatever it ends with.
    return fetch(this.installed.pass.webServiceURL.replace(/\/$/, '') + path, { method, ...options });
  }
}
