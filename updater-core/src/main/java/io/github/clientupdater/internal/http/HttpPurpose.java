package io.github.clientupdater.internal.http;

import io.github.clientupdater.task.UpdateException.Code;

/** What a request is for: it decides under which codes its failures are known. */
public enum HttpPurpose {
    /** Asking what is published. */
    CHECK(
            Code.SOURCE_UNREACHABLE,
            Code.SOURCE_TIMEOUT,
            Code.SOURCE_TLS,
            Code.SOURCE_PROXY_AUTHENTICATION,
            Code.SOURCE_INSECURE,
            Code.SOURCE_REJECTED,
            Code.SOURCE_FAILED,
            Code.FEED_TOO_LARGE),
    /** Bringing a file. */
    DOWNLOAD(
            Code.DOWNLOAD_UNREACHABLE,
            Code.DOWNLOAD_TIMEOUT,
            Code.DOWNLOAD_TLS,
            Code.DOWNLOAD_PROXY_AUTHENTICATION,
            Code.DOWNLOAD_INSECURE,
            Code.DOWNLOAD_REJECTED,
            Code.DOWNLOAD_FAILED,
            Code.DOWNLOAD_TOO_LARGE);

    final Code unreachable;
    final Code timeout;
    final Code tls;
    final Code proxy;
    final Code insecure;
    final Code rejected;
    final Code failed;
    final Code tooLarge;

    HttpPurpose(
            Code unreachable,
            Code timeout,
            Code tls,
            Code proxy,
            Code insecure,
            Code rejected,
            Code failed,
            Code tooLarge) {
        this.unreachable = unreachable;
        this.timeout = timeout;
        this.tls = tls;
        this.proxy = proxy;
        this.insecure = insecure;
        this.rejected = rejected;
        this.failed = failed;
        this.tooLarge = tooLarge;
    }
}
