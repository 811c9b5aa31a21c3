// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.template;

import java.util.HashMap;

/**
 * What the templates of nginx leave open beside what all others do.
 *
 * @param sockets where nginx listens, and where it finds whom
 * @param ipv6 whether it listens there by IPv6 too
 * @param streams whether port 443 leads to IMAP and SMTP as well, or is shared with other sites
 * @param vouchedFor whether an authority vouches for the certificate, so that browsers may be told never to do without
 * @param newAddresses where doveauth answers {@code /new}, as {@code proxy_pass} has it; empty: nowhere
 * @param pages directory of the page
 * @param files directory of what is served beside it
 */
public record WebSettings(
        WebSockets sockets,
        boolean ipv6,
        boolean streams,
        boolean vouchedFor,
        String newAddresses,
        String pages,
        String files) {

    private static final String A_YEAR = "max-age=31536000";

    private static final String SERVER_443 = """

                <%1$sServer type="%2$s">
                  <hostname>%3$s</hostname>
                  <port>443</port>
                  <socketType>SSL</socketType>
                  <authentication>password-cleartext</authentication>
                  <username>%%EMAILADDRESS%%</username>
                </%1$sServer>""".stripTrailing();

    /** All that a template of nginx may ask for. */
    public Placeholders with(Placeholders others) {
        var values = new HashMap<>(others.values());
        var domain = others.fill("@DOMAIN@");
        values.put("HTTP_SOCKETS", listen(sockets.http(), ""));
        values.put(
                "HTTPS_SOCKETS",
                streams ? "listen " + sockets.innerHttps() + " ssl proxy_protocol;" : listen(sockets.https(), " ssl"));
        values.put("STREAM_SOCKETS", listen(sockets.https(), ""));
        values.put("INNER_HTTPS", sockets.innerHttps());
        values.put("INNER_IMAP", sockets.innerImap());
        values.put("INNER_SMTP", sockets.innerSmtp());
        values.put("IMAPS", sockets.imaps());
        values.put("SMTPS", sockets.smtps());
        values.put(
                "CLIENT_ADDRESS",
                streams
                        ? "set_real_ip_from 127.0.0.1; real_ip_header proxy_protocol;"
                        : "# The client's address is that of the connection.");
        values.put("HSTS", vouchedFor ? A_YEAR : "");
        values.put("NEW_ADDRESSES", newAddresses.isEmpty() ? "return 404" : "proxy_pass " + newAddresses);
        values.put("PAGES", pages);
        values.put("WEB", files);
        values.put("AUTOCONFIG_IMAP_443", streams ? SERVER_443.formatted("incoming", "imap", domain) : "");
        values.put("AUTOCONFIG_SMTP_443", streams ? SERVER_443.formatted("outgoing", "smtp", domain) : "");
        return new Placeholders(values);
    }

    private String listen(String socket, String options) {
        var listen = "listen " + socket + options + ";";
        return ipv6 ? listen + " listen [::]:" + socket + options + ";" : listen;
    }
}
