//! Addresses that codes hold: scheme, host, and the elements of a GS1 path.

use core::net::{IpAddr, Ipv4Addr};

/// The parts of an address `scheme://authority/rest`.
pub(super) struct WebAddress<'a> {
    pub(super) scheme: String,
    authority: &'a str,
    rest: &'a str,
}

/// The address that a text is; `None` for any other text.
pub(super) fn parse(text: &str) -> Option<WebAddress<'_>> {
    let (scheme, rest) = text.trim().split_once("://")?;
    let is_scheme =
        scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    if scheme.is_empty() || !is_scheme || text.trim().contains(char::is_whitespace) {
        return None;
    }
    let end = rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len());
    let (authority, rest) = rest.split_at(end);
    (!authority.is_empty()).then(|| WebAddress {
        scheme: scheme.to_ascii_lowercase(),
        authority,
        rest,
    })
}

impl WebAddress<'_> {
    /// Whether a user name stands before the host.
    pub(super) fn has_user(&self) -> bool {
        self.authority.contains('@')
    }

    /// Whether the host is one of a private net or of the phone itself.
    pub(super) fn is_private(&self) -> bool {
        const ENDS: [&str; 6] = [".localhost", ".local", ".internal", ".lan", ".home", ".intranet"];
        let host = self.host();
        let by_name = host == "localhost" || ENDS.iter().any(|end| host.ends_with(end));
        by_name || address(&host).is_some_and(is_inside) || !host.contains(['.', ':'])
    }

    /// The host in lower case, without port and the brackets of IPv6.
    fn host(&self) -> String {
        let host = self.authority.rsplit('@').next().unwrap_or_default();
        let bare = match host.strip_prefix('[') {
            Some(inside) => inside.split(']').next().unwrap_or_default(),
            None => host.split(':').next().unwrap_or_default(),
        };
        bare.trim_end_matches('.').to_ascii_lowercase()
    }

    /// The elements behind a GTIN in the path and those of the query, as application identifier
    /// and value; empty where no GTIN is in the path.
    pub(super) fn elements(&self) -> Vec<(String, String)> {
        let (path, query) = self.rest.split_once('?').unwrap_or((self.rest, ""));
        let query = query.split('#').next().unwrap_or_default();
        let segments: Vec<&str> =
            path.split('#').next().unwrap_or_default().split('/').skip(1).collect();
        let is_gtin = |pair: &[&str]| pair[0] == "01" && pair[1].len() == 14 && is_figures(pair[1]);
        let Some(start) = segments.windows(2).rposition(is_gtin) else { return Vec::new() };
        let in_path = segments[start..].chunks_exact(2).map(|pair| (pair[0], pair[1]));
        let in_query = query.split('&').filter_map(|pair| pair.split_once('='));
        let all = in_path.chain(in_query).filter(|(key, _)| is_figures(key));
        all.map(|(key, value)| (key.to_owned(), decoded(value))).collect()
    }
}

fn is_figures(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_digit())
}

/// A host that is a number, in any way that browsers read it.
fn address(host: &str) -> Option<IpAddr> {
    host.parse().ok().or_else(|| host.parse::<u32>().ok().map(|n| IpAddr::V4(Ipv4Addr::from(n))))
}

fn is_inside(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => {
            v4.is_private() || v4.is_loopback() || v4.is_link_local() || v4.is_unspecified()
        }
        IpAddr::V6(v6) => {
            let first = v6.segments()[0];
            let mapped = v6.to_ipv4_mapped().is_some_and(|v4| is_inside(IpAddr::V4(v4)));
            v6.is_loopback()
                || v6.is_unspecified()
                || first & 0xfe00 == 0xfc00
                || first & 0xffc0 == 0xfe80
                || mapped
        }
    }
}

/// With its percent sequences read; those that are broken stay.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let hex = text.get(at + 1..at + 3).and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let escaped = hex.filter(|_| bytes[at] == b'%');
        out.push(escaped.unwrap_or(bytes[at]));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_hosts_inside_from_those_that_look_so() {
        let private = |url: &str| parse(url).unwrap().is_private();
        for url in [
            "http://localhost/x",
            "https://127.0.0.1",
            "http://10.0.0.7:8080/a",
            "http://192.168.1.5/",
            "http://172.16.0.1",
            "http://[::1]/",
            "http://2130706433/",
            "https://kho.local/x",
            "https://mayban/x",
        ] {
            assert!(private(url), "{url}");
        }
        for url in [
            "https://id.example.vn/01/09521234543213",
            "https://10.example.vn",
            "https://localhost.example.vn",
            "https://172.32.0.1/",
            "https://192.168.example.vn",
        ] {
            assert!(!private(url), "{url}");
        }
    }

    #[test]
    fn knows_a_user_from_an_at_sign_in_the_path() {
        assert!(parse("https://example.vn@xau.example/").unwrap().has_user());
        assert!(!parse("https://example.vn/@langgai").unwrap().has_user());
        assert!(parse("javascript:alert(1)").is_none());
        assert!(parse("bánh gai").is_none());
    }

    #[test]
    fn reads_the_elements_of_a_digital_link() {
        let url = parse("https://id.example.vn/vn/01/09521234543213/10/L%2F26?17=261127&x=1");
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        assert_eq!(
            url.unwrap().elements(),
            [pair("01", "09521234543213"), pair("10", "L/26"), pair("17", "261127")]
        );
        assert!(parse("https://example.vn/10/L26").unwrap().elements().is_empty());
    }
}
