// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.demo;

import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.story.RelayStory;
import chatmail.packaging.story.Screen;
import chatmail.packaging.story.Steps;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts a relay, tells the story, stays until Ctrl-C. Called by {@code packaging/demo}. */
public final class Demo {

    private static final String DOMAIN = "chat.example";

    private Demo() {}

    /** Takes {@code --once}: end after the story, with status 0 if all was as promised and 1 otherwise. */
    public static void main(String[] args) throws Exception {
        var once = List.of(args).contains("--once");
        var screen = Screen.of(System.getenv(), Boolean.getBoolean("chatmail.terminal"));
        var kept = tellAndStay(screen, once);
        System.exit(kept ? 0 : 1);
    }

    private static boolean tellAndStay(Screen screen, boolean once) throws Exception {
        var start = System.nanoTime();
        try (var relay = PrivateRelay.start(Path.of(System.getProperty("chatmail.tree")), DOMAIN)) {
            screen.outcome(true, "Postfix, Dovecot and the daemons are running", System.nanoTime() - start, "");
            var steps = new Steps(screen);
            new RelayStory(relay.mailServer(), steps).tell();
            if (!steps.kept()) {
                keepLogs(relay, screen);
            } else if (!once) {
                new Invitation(relay).show(screen);
                new CountDownLatch(1).await();
            }
            return steps.kept();
        } catch (IOException trouble) {
            screen.text("The relay could not be run: " + trouble.getMessage());
            return false;
        }
    }

    private static void keepLogs(PrivateRelay relay, Screen screen) {
        var logs = Path.of(System.getProperty("chatmail.logs", "demo-logs")).toAbsolutePath();
        relay.keepLogsIn(logs);
        screen.text("The log files are kept in " + logs);
    }
}
