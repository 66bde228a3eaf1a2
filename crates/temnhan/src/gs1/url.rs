//! An http or https address taken apart, and whether its host can be meant for the public.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::element::hosts;
use super::problem::Problem;

/// The parts of an address as they stand; the fragment is left out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Url<'a> {
    /// `http` or `https`, in any case.
    pub(super) scheme: &'a str,
    /// Host and port, perhaps a user before them.
    pub(super) authority: &'a str,
    /// From its slash, or empty.
    pub(super) path: &'a str,
    pub(super) query: Option<&'a str>,
}

impl<'a> Url<'a> {
    /// `None` for what is no http or https address.
    pub(super) fn split(text: &'a str) -> Option<Self> {
        let (scheme, rest) = text.split_once("://")?;
        if !["http", "https"].iter().any(|own| scheme.eq_ignore_ascii_case(own)) {
            return None;
        }
        let rest = rest.split_once('#').map_or(rest, |(before, _)| before);
        let (rest, query) = match rest.split_once('?') {
            Some((rest, query)) => (rest, Some(query)),
            None => (rest, None),
        };
        let (authority, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
        Some(Self { scheme, authority, path, query })
    }

    pub(super) fn is_encrypted(&self) -> bool {
        self.scheme.eq_ignore_ascii_case("https")
    }

    /// What is wrong with the host; `None` where a phone anywhere may reach it.
    pub(super) fn host_problem(&self) -> Option<Problem> {
        if self.authority.contains('@') {
            return Some(Problem::unsafe_payload(
                "Địa chỉ có tên người dùng trước tên miền, dễ bị dùng để giả mạo.",
                "The address has a user name before the host, a way to deceive.",
            ));
        }
        let no_host = || {
            Problem::malformed(
                "Địa chỉ không có tên miền hợp lệ.",
                "The address has no valid host.",
            )
        };
        let Some(host) = self.host() else { return Some(no_host()) };
        let is_public = match host {
            Host::Address(address) => is_public(address),
            Host::Name(name) => is_public_name(&name),
            Host::Disguised => false,
        };
        (!is_public).then(|| {
            Problem::unsafe_payload(
                "Địa chỉ dẫn tới máy nội bộ, người mua không mở được.",
                "The address leads to a private machine that a shopper cannot reach.",
            )
        })
    }

    fn host(&self) -> Option<Host> {
        if let Some(rest) = self.authority.strip_prefix('[') {
            let (address, port) = rest.split_once(']')?;
            let is_port = port.is_empty() || port.strip_prefix(':').is_some_and(is_port);
            let address = address.parse::<Ipv6Addr>().ok().filter(|_| is_port)?;
            return Some(Host::Address(address.to_canonical()));
        }
        let (name, port) = match self.authority.split_once(':') {
            Some((name, port)) => (name, port),
            None => (self.authority, "80"),
        };
        let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
        if !is_port(port) || !name.split('.').all(is_label) {
            return None;
        }
        let last = name.rsplit('.').next().unwrap_or(&name);
        let is_number = last.bytes().all(|c| c.is_ascii_digit()) || last.starts_with("0x");
        Some(match name.parse::<Ipv4Addr>() {
            Ok(address) => Host::Address(IpAddr::V4(address)),
            // Browsers take such a host for an address: "2130706433" is 127.0.0.1.
            Err(_) if is_number => Host::Disguised,
            Err(_) => Host::Name(name),
        })
    }
}

enum Host {
    Name(String),
    Address(IpAddr),
    /// An address in another notation.
    Disguised,
}

fn is_port(text: &str) -> bool {
    text.parse::<u16>().is_ok() && text.bytes().all(|c| c.is_ascii_digit())
}

fn is_label(label: &str) -> bool {
    const LONGEST: usize = 63;
    let fits = (1..=LONGEST).contains(&label.len());
    let is_own = |c: u8| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_');
    fits && label.bytes().all(is_own) && !label.starts_with('-') && !label.ends_with('-')
}

fn is_public_name(name: &str) -> bool {
    let is_inside = |suffix: &String| {
        name.strip_suffix(suffix.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    name.contains('.') && !hosts().private.iter().any(is_inside)
}

/// Not of this machine, this house or this network (RFC 6890).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            let [first, second, ..] = v4.octets();
            let is_shared = first == 100 && (64..128).contains(&second);
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_multicast()
                || v4.is_broadcast()
                || is_shared
                || first == 0)
        }
        IpAddr::V6(v6) => {
            !(v6.is_loopback()
                || v6.is_unspecified()
                || v6.is_unique_local()
                || v6.is_unicast_link_local()
                || v6.is_multicast())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_addresses() {
        let url = Url::split("HTTPS://id.example.vn:443/01/1?a=b#c").unwrap();
        assert_eq!((url.authority, url.path), ("id.example.vn:443", "/01/1"));
        assert_eq!((url.query, url.is_encrypted()), (Some("a=b"), true));
        assert_eq!(Url::split("https://example.vn?x").unwrap().path, "");
        assert_eq!(Url::split("ftp://example.vn"), None);
        assert_eq!(Url::split("https:example.vn"), None);
    }

    #[test]
    fn tells_public_hosts_from_others() {
        let problem = |host: &str| {
            Url::split(&format!("https://{host}/x")).unwrap().host_problem().map(|it| it.id)
        };
        for host in
            ["id.example.vn", "example.vn:8443", "EXAMPLE.VN.", "203.0.113.5", "[2001:db8::1]"]
        {
            assert_eq!(problem(host), None, "{host}");
        }
        for host in [
            "localhost",
            "intranet",
            "may-in.local",
            "a.localhost",
            "127.0.0.1",
            "10.1.2.3",
            "172.20.0.1",
            "192.168.1.1",
            "169.254.1.1",
            "0.0.0.0",
            "100.64.0.1",
            "2130706433",
            "0x7f.1",
            "127.1",
            "[::1]",
            "[::ffff:127.0.0.1]",
            "[fd00::1]",
            "[fe80::1]",
            "user@example.vn",
            "example.vn:80@evil.example",
        ] {
            assert_eq!(problem(host), Some("trace-payload-unsafe"), "{host}");
        }
        for host in ["", ".", "a..vn", "-a.vn", "example.vn:", "example.vn:99999", "[::1", "a b.vn"]
        {
            assert_eq!(problem(host), Some("trace-payload-not-url"), "{host}");
        }
    }
}
