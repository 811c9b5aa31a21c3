// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.keys;

import chatmail.common.config.ChatmailConfig.Dkim;
import chatmail.packaging.admin.check.Check;
import chatmail.packaging.admin.check.Outcome;
import chatmail.packaging.admin.check.access.Reach;
import chatmail.packaging.admin.dkim.KeyFolder;
import chatmail.packaging.admin.host.Host;
import chatmail.packaging.admin.host.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/** Whether the milter finds the keys to sign with, and nobody else does. */
public record SigningKeyCheck(Host host, Dkim dkim) implements Check {

    private static final String MILTER = "chatmail";

    @Override
    public String name() {
        return "DKIM key";
    }

    @Override
    public List<Outcome> run() throws IOException {
        var folder = new KeyFolder(host, dkim.keyDir());
        var outcomes = new ArrayList<Outcome>();
        // One of the other kind may lie beside it, but need not.
        var first = folder.file(dkim.selector());
        if (!Files.exists(host.at(first))) {
            outcomes.add(Outcome.fail(
                    "there is no " + first + ", so mail leaves unsigned, and others refuse it",
                    "chatmailctl setup DOMAIN makes it, chatmailctl dns prints its record"));
        }
        var milter = User.find(host, MILTER);
        for (var key : folder.keys(dkim.selector())) {
            var file = folder.file(key.selector());
            if (milter.isPresent()) {
                Reach.of(host, milter.get())
                        .fromReading(file)
                        .ifPresent(inTheWay -> outcomes.add(
                                Outcome.fail(inTheWay, "chown " + MILTER + ' ' + file + "; chmod 600 " + file)));
            }
            if (Files.getPosixFilePermissions(host.at(file)).contains(PosixFilePermission.OTHERS_READ)) {
                outcomes.add(Outcome.warn("every user of the machine can read " + file, "chmod 600 " + file));
            }
        }
        return outcomes.isEmpty() ? List.of(Outcome.ok("the milter signs with " + dkim.selector())) : outcomes;
    }
}
