// Development only. The certificate binding to Apple's push service throws under `wrangler dev`, so
// this worker stands in for it and hands every request to the fake push server on this machine.
export default {
  async fetch(request, env) {
    const { pathname, search, host } = new URL(request.url);
    const headers = new Headers(request.headers);
    headers.set("x-forwarded-host", host);
    const body = await request.arrayBuffer();
    return fetch(new URL(pathname + search, env.PUSH_URL), { method: request.method, headers, body });
  },
};
