//! Connections: taken up one after the other, and ended gently when the process is asked to stop.

use super::gate::Client;
use super::options::Options;
use super::patient::Patient;
use super::routes;
use super::world::Service;
use crate::knowledge::Knowledge;
use axum::Router;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::io;
use std::net::SocketAddr;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt;

/// How long a client may take to send the head of a request, and may be silent between two of them.
const HEAD: Duration = Duration::from_secs(20);
/// How long a client may take nothing of what is sent to it.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long what was begun may take when the process is asked to stop.
const FAREWELL: Duration = Duration::from_secs(10);
/// How many connections are open at once; others wait.
const CONNECTIONS: usize = 1024;
/// The longest head of a request, in bytes.
const LONGEST_HEAD: usize = 64 << 10;
/// The stack of a thread that answers: parsers and the engine go down deep. What is not used takes no memory.
const STACK: usize = 256 << 20;
/// How often a folder is looked at for what others committed.
const LOOK: Duration = Duration::from_secs(1);

/// Why a service cannot begin.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// The address is taken, or not of this machine.
    #[error("cannot listen on {address}: {error}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        error: io::Error,
    },
    /// The system gives no threads or signals.
    #[error("cannot begin to serve: {0}")]
    System(#[from] io::Error),
    /// Everybody who can reach the address could change the graph.
    #[error("{0} can be reached by others, and anybody could change the graph")]
    Unguarded(SocketAddr),
}

/// Serves until the process is asked to stop.
pub(super) fn run(
    knowledge: Knowledge,
    options: Options,
    say: Box<dyn Fn(&str) + Send + Sync>,
) -> Result<(), ServeError> {
    let open = options.writable && !options.access.guards_writing() && !options.access.guards_reading();
    if open && !options.address.ip().is_loopback() {
        return Err(ServeError::Unguarded(options.address));
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(STACK).build()?;
    let served = runtime.block_on(listen(Arc::new(Service::new(knowledge, options, say))));
    // Work that does not notice that it was stopped ends with the process.
    runtime.shutdown_background();
    served
}

async fn listen(service: Arc<Service>) -> Result<(), ServeError> {
    let address = service.options.address;
    let listener = TcpListener::bind(address).await.map_err(|error| ServeError::Listen { address, error })?;
    let address = listener.local_addr()?;
    let router = routes::router(&service);
    (service.say)(&format!("listening on http://{address}"));
    tokio::task::spawn_blocking({
        let service = Arc::clone(&service);
        // A graph whose words cannot be read fails with the first question, which tells why.
        move || _ = service.world().knowledge.prepare()
    });
    let looking = tokio::spawn(look(Arc::clone(&service)));
    let (open, graceful) = (Arc::new(Semaphore::new(CONNECTIONS)), GracefulShutdown::new());
    let mut asked_to_stop = pin!(asked_to_stop());
    loop {
        let taken = async { (Arc::clone(&open).acquire_owned().await, listener.accept().await) };
        tokio::select! {
            (seat, taken) = taken => {
                // A connection that ended before it began is nobody's concern.
                let Ok((stream, client)) = taken else { continue };
                let serving = graceful.watch(connection(stream, client, router.clone()));
                tokio::spawn(async move {
                    let _ = serving.await;
                    drop(seat);
                });
            }
            signal = &mut asked_to_stop => {
                signal?;
                break;
            }
        }
    }
    looking.abort();
    (service.say)("stopping: what was begun is ended");
    let _ = tokio::time::timeout(FAREWELL, graceful.shutdown()).await;
    Ok(())
}

type Serving = http1::Connection<
    TokioIo<Patient>,
    TowerToHyperService<
        tower::util::BoxCloneService<Request<Incoming>, axum::response::Response, std::convert::Infallible>,
    >,
>;

fn connection(stream: TcpStream, client: SocketAddr, router: Router) -> Serving {
    let _ = stream.set_nodelay(true);
    let with_client = move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Client(client));
        request.map(axum::body::Body::new)
    };
    let service = router.map_request(with_client).boxed_clone();
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .max_buf_size(LONGEST_HEAD)
        .half_close(false)
        .serve_connection(TokioIo::new(Patient::new(stream, PATIENCE)), TowerToHyperService::new(service))
}

/// Takes up what other processes commit to the folder.
async fn look(service: Arc<Service>) {
    if service.options.folder.is_none() {
        return;
    }
    loop {
        tokio::time::sleep(LOOK).await;
        let _writing = service.writing.lock().await;
        let looked = tokio::task::spawn_blocking({
            let service = Arc::clone(&service);
            move || service.refresh()
        });
        let _ = looked.await;
    }
}

/// Waits for Ctrl-C or, on Unix, SIGTERM.
async fn asked_to_stop() -> io::Result<()> {
    #[cfg(unix)]
    {
        let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminated.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
