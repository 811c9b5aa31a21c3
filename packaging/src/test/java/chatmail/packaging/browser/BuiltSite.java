// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.browser;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A site as an administrator makes it, and its server.
 *
 * @param server on loopback
 */
record BuiltSite(SiteServer server) implements AutoCloseable {

    static final String DOMAIN = "chat.example.org";
    static final String TRUSTED = "tls_external_cert_and_key = /chain.pem /key.pem\n";

    private static final Path TREE = Path.of(System.getProperty("chatmail.tree", "target/chatmail"));

    /** @param settings lines of {@code chatmail.ini} */
    static BuiltSite make(Path directory, String settings) throws Exception {
        return make(directory, DOMAIN, settings);
    }

    static BuiltSite make(Path directory, String domain, String settings) throws Exception {
        var ini = Files.writeString(
                directory.resolve("chatmail.ini"),
                "[params]\nmail_domain = " + domain + "\nprivacy_mail = privacy@chat.example.org\n"
                        + "privacy_postal = Chat & Co <e.V.>\n  1 Long Street\n" + settings);
        var output = directory.resolve("www");
        build(ini, output);
        return new BuiltSite(SiteServer.start(output));
    }

    static void build(Path ini, Path output) throws IOException, InterruptedException {
        var command = new ProcessBuilder(
                        TREE.resolve("bin/chatmailctl").toString(),
                        "--config=" + ini,
                        "web",
                        "build",
                        "--output",
                        output.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(command.getInputStream().readAllBytes(), UTF_8);
        assertThat(command.waitFor()).as(said).isZero();
    }

    @Override
    public void close() {
        server.close();
    }
}
