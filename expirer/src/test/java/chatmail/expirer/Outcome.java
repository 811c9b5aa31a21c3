// SPDX-License-Identifier: Apache-2.0
package chatmail.expirer;

import static java.nio.charset.StandardCharsets.UTF_8;

import chatmail.common.config.ConfigReader;
import chatmail.common.daemon.Arguments;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** How a command ended that was run in this process over the mailboxes in {@code mail} of a directory. */
record Outcome(int code, String output) {
    static Outcome of(Path directory, String... args) throws Exception {
        Path ini = Files.writeString(
                directory.resolve("chatmail.ini"),
                "[params]\nmail_domain = c.test\nmailboxes_dir = " + directory.resolve("mail") + "\n");
        var bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, UTF_8));
        try {
            var arguments = Arguments.parse(args, Set.of("--dry-run", "--verbose"), Set.of("--now", "--textfile"));
            int code = ExpirerMain.run(ConfigReader.read(ini), arguments).orElseThrow();
            return new Outcome(code, bytes.toString(UTF_8));
        } finally {
            System.setOut(before);
        }
    }
}
