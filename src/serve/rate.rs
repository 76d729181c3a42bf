//! How often a client may ask: a bucket for each, which fills at the rate and holds a few seconds of it.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

/// For how many seconds' worth of requests a client may save up.
const SECONDS: f64 = 5.0;
/// How many clients are remembered; beyond, those that have not asked for long are forgotten.
const MOST_CLIENTS: usize = 10_000;

/// A client: an address, of IPv6 the network, which one client has whole.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Client {
    V4([u8; 4]),
    V6([u16; 4]),
}

struct Bucket {
    left: f64,
    at: Instant,
}

/// The buckets of all clients.
#[derive(Default)]
pub(super) struct Rates(Mutex<HashMap<Client, Bucket>>);

impl Rates {
    /// Takes one request of a client; gives after how many seconds it may ask again if it may not now.
    pub(super) fn take(&self, address: IpAddr, rate: u32, now: Instant) -> Result<(), u64> {
        let (rate, most) = (f64::from(rate), f64::from(rate) * SECONDS);
        let mut buckets = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= MOST_CLIENTS {
            buckets.retain(|_, bucket| now.duration_since(bucket.at).as_secs_f64() < SECONDS);
        }
        let bucket = buckets.entry(client(address)).or_insert(Bucket { left: most, at: now });
        bucket.left = (bucket.left + now.duration_since(bucket.at).as_secs_f64() * rate).min(most);
        bucket.at = now;
        if bucket.left < 1.0 {
            return Err(((1.0 - bucket.left) / rate).ceil().max(1.0) as u64);
        }
        bucket.left -= 1.0;
        Ok(())
    }
}

fn client(address: IpAddr) -> Client {
    match address {
        IpAddr::V4(address) => Client::V4(address.octets()),
        IpAddr::V6(address) => match (address.to_ipv4_mapped(), address.segments()) {
            (Some(address), _) => Client::V4(address.octets()),
            (None, [a, b, c, d, ..]) => Client::V6([a, b, c, d]),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn buckets_empty_and_fill() {
        let (rates, now) = (Rates::default(), Instant::now());
        let [one, other]: [IpAddr; 2] = ["10.0.0.1", "10.0.0.2"].map(|address| address.parse().unwrap());
        assert!((0..10).all(|_| rates.take(one, 2, now).is_ok()));
        assert_eq!(rates.take(one, 2, now), Err(1));
        assert_eq!(rates.take(other, 2, now), Ok(()));
        assert_eq!(rates.take(one, 2, now + Duration::from_secs(1)), Ok(()));
    }

    #[test]
    fn a_network_is_one_client() {
        let [one, other, third]: [IpAddr; 3] =
            ["2001:db8::1", "2001:db8::2", "::ffff:10.0.0.1"].map(|address| address.parse().unwrap());
        assert!(client(one) == client(other));
        assert!(client(third) == client("10.0.0.1".parse().unwrap()));
    }
}
