// @walletpass/pass-js as a referee: reads the archive with its own reader (sizes and checksums), all pictures, texts and keys with its own
// rules, and asks itself whether the pass is complete. It is AGPL: a process of its own, never linked.

import { Template } from '@walletpass/pass-js';
import { judge } from './verdicts.mjs';

await judge(async (archive) => {
  const template = await Template.fromBuffer(archive);
  template.createPass().validate();
});
