//! The bound on the memory of a worker.

/// Bounds the address space of this process, in mebibytes, where the system can: on Linux. What
/// asks for more ends the process.
#[cfg(target_os = "linux")]
pub(crate) fn limit(mebibytes: u64) {
    let bytes = mebibytes << 20;
    // A bound that is tighter already stays as it is.
    let _ = rlimit::setrlimit(rlimit::Resource::AS, bytes, bytes);
}

/// Other systems have no such bound that holds; there only the deadline guards a worker.
#[cfg(not(target_os = "linux"))]
pub(crate) fn limit(_mebibytes: u64) {}
