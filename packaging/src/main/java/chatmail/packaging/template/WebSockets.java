// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.template;

/**
 * Where nginx listens and where it finds whom, as it writes addresses: a port, or a host and a port.
 *
 * @param innerHttps where the web server is found behind port 443
 * @param innerImap where IMAP is, and a connection still says who the client is
 * @param innerSmtp where SMTP is, likewise
 */
public record WebSockets(
        String http, String https, String innerHttps, String innerImap, String innerSmtp, String imaps, String smtps) {

    /** Those of an installed relay; the inner ones are beside those of our daemons. */
    public static final WebSockets STANDARD = new WebSockets(
            "80", "443", "127.0.0.1:9645", "127.0.0.1:9646", "127.0.0.1:9647", "127.0.0.1:993", "127.0.0.1:465");
}
