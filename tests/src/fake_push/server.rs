//! The push service over HTTP/1.1 on loopback.
//!
//! In scope: sockets, bodies with a limit, delays, silence. Out of scope: what is answered (`fake_push`).

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread;

use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::sync::oneshot;

use super::control::PREFIX;
use super::{FakePush, Outcome};

/// Most bytes of one request that are read: far over APNs' 4,096, so that a body that is too large is recorded as such.
const MAX_REQUEST_BYTES: usize = 1 << 20;

/// A running push service; it ends when this is dropped.
#[derive(Debug)]
pub struct FakePushServer {
    service: Arc<FakePush>,
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<thread::JoinHandle<()>>,
}

impl FakePushServer {
    /// Starts on 127.0.0.1; port 0 takes a free one.
    ///
    /// # Errors
    /// The port is taken, or the operating system refuses a thread.
    pub fn start(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let service = Arc::new(FakePush::new());
        let (stop, stopped) = oneshot::channel();
        let shared = Arc::clone(&service);
        let thread = thread::Builder::new().name("fake-push".into()).spawn(move || {
            runtime.block_on(async {
                tokio::select! {
                    () = accept(listener, shared) => {}
                    _ = stopped => {}
                }
            });
        })?;
        Ok(Self { service, address, stop: Some(stop), thread: Some(thread) })
    }

    /// Where it listens, as an origin without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The book behind it, for tests in this process.
    #[must_use]
    pub fn service(&self) -> &FakePush {
        &self.service
    }

    /// Serves until the process is ended.
    pub fn wait(mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic of the server thread has already been printed.
            let _ = thread.join();
        }
    }
}

impl Drop for FakePushServer {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

async fn accept(listener: TcpListener, service: Arc<FakePush>) {
    let listener = match tokio::net::TcpListener::from_std(listener) {
        Ok(listener) => listener,
        Err(error) => {
            eprintln!("the fake push server cannot listen: {error}");
            return;
        }
    };
    loop {
        // A connection that ended before it was accepted is no reason to stop serving.
        let Ok((stream, _)) = listener.accept().await else {
            continue;
        };
        let service = Arc::clone(&service);
        tokio::spawn(async move {
            let handler = service_fn(move |request| {
                let service = Arc::clone(&service);
                async move { handle(&service, request).await }
            });
            // A caller that gives up on a silent answer ends the connection with an error.
            let _ = http1::Builder::new()
                .timer(TokioTimer::new())
                .serve_connection(TokioIo::new(stream), handler)
                .await;
        });
    }
}

async fn handle(service: &FakePush, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    let Ok(body) = Limited::new(body, MAX_REQUEST_BYTES).collect().await else {
        let mut response = Response::new(Full::default());
        *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
        return Ok(response);
    };
    let request = Request::from_parts(parts, body.to_bytes().to_vec());
    if request.uri().path().starts_with(PREFIX) {
        return Ok(service.control(&request).map(into_body));
    }
    match service.answer(&request) {
        Outcome::Answer { response, delay } => {
            tokio::time::sleep(delay).await;
            Ok(response.map(into_body))
        }
        Outcome::Silence => std::future::pending().await,
    }
}

fn into_body(bytes: Vec<u8>) -> Full<Bytes> {
    Full::new(Bytes::from(bytes))
}
