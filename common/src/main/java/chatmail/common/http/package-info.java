// SPDX-License-Identifier: Apache-2.0
/**
 * HTTP/1.1 (RFC 9112) as a daemon needs it that only a neighbour asks: a scraper, a web server in front. A request becomes
 * a value, a function makes another of it, and after this one answer the connection closes. Start reading at {@link
 * chatmail.common.http.HttpServer}; nobody who uses it sees Netty.
 */
@NullMarked
package chatmail.common.http;

import org.jspecify.annotations.NullMarked;
