//! A server that does with a request what a test wants: one that hangs, lies, breaks off or leads astray.

#![allow(dead_code, reason = "each suite is a crate of its own and uses a part of this")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What a false endpoint does with the request of that number, whose head it is given.
type Act = dyn Fn(usize, &str, &mut TcpStream) + Send + Sync;

/// A false endpoint; gives its address and how many requests came.
pub fn endpoint(act: impl Fn(usize, &str, &mut TcpStream) + Send + Sync + 'static) -> (String, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/sparql", listener.local_addr().unwrap());
    let (count, act): (_, Arc<Act>) = (Arc::new(AtomicUsize::new(0)), Arc::new(act));
    let counted = Arc::clone(&count);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (act, counted) = (Arc::clone(&act), Arc::clone(&counted));
            std::thread::spawn(move || serve(stream, &counted, act.as_ref()));
        }
    });
    (address, count)
}

fn serve(mut stream: TcpStream, count: &AtomicUsize, act: &Act) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let (mut head, mut length) = (String::new(), 0);
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).unwrap_or_default() == 0 {
            return;
        }
        if let Some(told) = line.to_lowercase().strip_prefix("content-length:") {
            length = told.trim().parse().unwrap();
        }
        if line.trim().is_empty() {
            break;
        }
        head += &line;
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body).unwrap();
    act(count.fetch_add(1, Ordering::SeqCst), &head, &mut stream);
}

/// Answers a request, with more headers, each with its line end.
pub fn send(stream: &mut TcpStream, status: &str, headers: &str, body: &str) {
    let length = body.len();
    // Whoever has gone does not mind.
    _ = write!(stream, "HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}");
}
