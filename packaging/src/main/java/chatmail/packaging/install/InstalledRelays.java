// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.install;

import chatmail.packaging.lab.MailServer;
import chatmail.packaging.story.RelayStory;
import chatmail.packaging.story.Screen;
import chatmail.packaging.story.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Tries what installed relays promise. Ends with status 0 if all was kept, 1 otherwise. */
public final class InstalledRelays {

    private static final String USAGE =
            "usage: InstalledRelays neighbours RELAY RELAY | deltachat RELAY RELAY CORE | flow RELAY RELAY STOP_FILE"
                    + "   (RELAY is DOMAIN,HOST,CERTIFICATE)";

    private InstalledRelays() {}

    /** See the usage. */
    public static void main(String[] args) throws IOException {
        var steps = new Steps(Screen.of(System.getenv(), false));
        switch (args.length == 0 ? "" : args[0] + ' ' + (args.length - 1)) {
            case "neighbours 2" -> {
                var here = relay(args[1]);
                var there = relay(args[2]);
                new RelayStory(here, steps).tell();
                new RelayStory(there, steps).tell();
                new NeighboursStory(here, there, steps).tell();
            }
            case "deltachat 3" -> new DeltaChatStory(relay(args[1]), relay(args[2]), Path.of(args[3]), steps).tell();
            case "flow 3" -> new FlowStory(relay(args[1]), relay(args[2]), Path.of(args[3]), steps).tell();
            default -> {
                System.err.println(USAGE);
                System.exit(64);
            }
        }
        System.exit(steps.kept() ? 0 : 1);
    }

    private static MailServer relay(String argument) {
        var parts = List.of(argument.split(",", 3));
        return MailServer.installed(parts.get(0), parts.get(1), Path.of(parts.get(2)));
    }
}
