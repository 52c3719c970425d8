# Passwright on a machine of your own: the configuration of workerd, Cloudflare's open-source runtime. Read docs/self-host.md first.
# The worker lies beside this file, the editor's pages in the folder `web` of the working directory; where data lie and which ports are used is said on the command line
# (deploy/passwright.service), settings and secrets come from the environment.

using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "passwright", worker = .passwright),
    (name = "cache", worker = .cache),
    # The editor's files. What is no file is the worker's: the same list as in wrangler.toml.
    (name = "assets", assets = (path = "web", userWorker = "passwright", config = .assetsConfig)),
    # --directory-path objects=..., cache-index=..., cache-values=...
    (name = "objects", disk = (writable = true)),
    (name = "cache-index", disk = (writable = true)),
    (name = "cache-values", disk = (writable = true)),
    # Caddy, which speaks HTTP/2 with Apple. Port 9911 brings the pass certificate, port 9912 none (APNS_MODE=token).
    (name = "apns", external = (address = "127.0.0.1:9911", http = ())),
    # There is no service "internet" here on purpose: without one, workerd reaches public addresses only, whatever a worker asks for.
  ],
  sockets = [
    # Plain HTTP for Caddy on the same machine; it must not be reachable from elsewhere.
    (name = "http", address = "127.0.0.1:8080", http = (), service = "assets"),
  ],
);

const assetsConfig :Text =
  "{\"not_found_handling\":\"none\",\"run_worker_first\":[\"/\",\"/index.html\",\"/v1/*\",\"/api/*\",\"/passes\",\"/passes/*\",\"/p/*\",\"/t/*\",\"/embed/*\",\"/openapi.json\",\"/docs\"]}";

const passwright :Workerd.Worker = (
  modules = [
    (name = "index.js", esModule = embed "worker/index.js"),
    (name = "./index_bg.wasm", wasm = embed "worker/index_bg.wasm"),
  ],
  compatibilityDate = "2026-11-01",
  bindings = [
    (name = "PASS", durableObjectNamespace = "PassObject"),
    (name = "DEVICE", durableObjectNamespace = "DeviceObject"),
    (name = "TEMPLATE", durableObjectNamespace = "TemplateObject"),
    (name = "ACCOUNT", durableObjectNamespace = "AccountObject"),
    (name = "DIRECTORY", durableObjectNamespace = "DirectoryObject"),
    (name = "CACHE", kvNamespace = (name = "cache", props = (json = "{\"namespace\":\"cache\"}"))),
    (name = "ASSETS", service = (name = "assets", entrypoint = "AssetWorker")),
    (name = "APNS", service = "apns"),
    (name = "PUBLIC_BASE_URL", fromEnvironment = "PUBLIC_BASE_URL"),
    (name = "PASS_CERTIFICATE", fromEnvironment = "PASS_CERTIFICATE"),
    (name = "PASS_PRIVATE_KEY", fromEnvironment = "PASS_PRIVATE_KEY"),
    (name = "PASS_INTERMEDIATE", fromEnvironment = "PASS_INTERMEDIATE"),
    (name = "PASS_CERTIFICATE_NEXT", fromEnvironment = "PASS_CERTIFICATE_NEXT"),
    (name = "PASS_PRIVATE_KEY_NEXT", fromEnvironment = "PASS_PRIVATE_KEY_NEXT"),
    (name = "PASS_INTERMEDIATE_NEXT", fromEnvironment = "PASS_INTERMEDIATE_NEXT"),
    (name = "SANDBOX_CERTIFICATE", fromEnvironment = "SANDBOX_CERTIFICATE"),
    (name = "SANDBOX_PRIVATE_KEY", fromEnvironment = "SANDBOX_PRIVATE_KEY"),
    (name = "SANDBOX_INTERMEDIATE", fromEnvironment = "SANDBOX_INTERMEDIATE"),
    (name = "ID_SECRET", fromEnvironment = "ID_SECRET"),
    (name = "ADMIN_SECRET", fromEnvironment = "ADMIN_SECRET"),
    (name = "APNS_MODE", fromEnvironment = "APNS_MODE"),
    (name = "APNS_KEY", fromEnvironment = "APNS_KEY"),
    (name = "APNS_KEY_ID", fromEnvironment = "APNS_KEY_ID"),
    (name = "PUSH_RETRY_MILLIS", fromEnvironment = "PUSH_RETRY_MILLIS"),
    (name = "DNS_URL", fromEnvironment = "DNS_URL"),
    (name = "RATE_LIMITS", fromEnvironment = "RATE_LIMITS"),
  ],
  # `uniqueKey` names the files of a class: change one, and all of its data seem gone.
  durableObjectNamespaces = [
    (className = "PassObject", uniqueKey = "passwright-pass", enableSql = true),
    (className = "DeviceObject", uniqueKey = "passwright-device", enableSql = true),
    (className = "TemplateObject", uniqueKey = "passwright-template", enableSql = true),
    (className = "AccountObject", uniqueKey = "passwright-account", enableSql = true),
    (className = "DirectoryObject", uniqueKey = "passwright-directory", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "objects"),
);

# The cache in front: workerd's own key-value worker. Losing its files loses nothing.
const cache :Workerd.Worker = (
  modules = [(name = "kv.js", bundled = "/workerd/kv.js")],
  compatibilityDate = "2026-01-01",
  bindings = [
    (name = "SHARD", durableObjectNamespace = "KVNamespace"),
    (name = "BLOBS", service = "cache-values"),
  ],
  durableObjectNamespaces = [(className = "KVNamespace", uniqueKey = "KVNamespace", enableSql = true)],
  durableObjectStorage = (localDisk = "cache-index"),
);
