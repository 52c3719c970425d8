// What reached the stand-in for Apple's push service.

import { server } from './server.mjs';
import { until } from './wait.mjs';

/** All pushes to one device so far, oldest first. */
export async function pushesTo(pushToken) {
  const response = await fetch(`${server.pushUrl}/control/pushes`);
  if (!response.ok) throw new Error(`the push server's book answers ${response.status}`);
  const { pushes } = await response.json();
  return pushes.filter((push) => push.token === pushToken);
}

/** Waits for the first push to a device, and gives all. */
export function firstPushesTo(pushToken) {
  return until('a push', async () => {
    const pushes = await pushesTo(pushToken);
    return pushes.length > 0 && pushes;
  });
}
