// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import chatmail.packaging.client.Account;
import chatmail.packaging.client.IdleClient;
import chatmail.packaging.client.SmtpDialogue;
import chatmail.packaging.lab.DebianRoot;
import chatmail.packaging.lab.FileTree;
import chatmail.packaging.lab.PrivateRelay;
import chatmail.packaging.lab.Userland;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/** A whole relay that takes more clients than one of which nothing is asked but defaults. */
final class WakeUpStand {

    private static final String DOMAIN = "chat.example";

    /** A script that Dovecot calls as it calls ours, and that tells nobody. */
    private static final String SILENT_LUA = """
            function dovecot_lua_notify_begin_txn(user) return user end
            function dovecot_lua_notify_event_message_new(user, event) end
            function dovecot_lua_notify_end_txn(user, success) end
            """;

    /** By default each TLS connection takes a process, of which there are a hundred. */
    private static final String MANY_CLIENTS = """

            default_client_limit = 20000
            default_vsz_limit = 2G
            service imap-login {
              @MANY_FOR_EACH_PROCESS@
              process_min_avail = 2
              process_limit = 4
            }
            service imap {
              process_limit = 10000
            }
            """;

    private final PrivateRelay relay;

    WakeUpStand(Workplace place, Path tree, WakeUpOptions options) throws IOException {
        var own = place.path("tree");
        FileTree.copyReadable(tree, own);
        append(own.resolve("share/dovecot/2.3/99-chatmail.conf"), "service_count = 0");
        append(own.resolve("share/dovecot/2.4/99-chatmail.conf"), "restart_request_count = unlimited");
        if (!options.nudged()) {
            Files.writeString(own.resolve("share/dovecot-push.lua"), SILENT_LUA);
        }
        var userland = options.debian13() ? Userland.of(DebianRoot.trixie().make()) : Userland.ofThisMachine();
        // Each sender stands for many, so it may send as much.
        var fast = Map.of("max_user_send_per_minute", "60000", "max_user_send_burst_size", "60000");
        relay = PrivateRelay.start(own, DOMAIN, fast, userland);
        place.begin(() -> {}, relay::close);
    }

    private static void append(Path dropIn, String manyForEachProcess) throws IOException {
        Files.writeString(
                dropIn, MANY_CLIENTS.replace("@MANY_FOR_EACH_PROCESS@", manyForEachProcess), StandardOpenOption.APPEND);
    }

    /** Somebody who has just logged in and is in IDLE. */
    Listener listener() throws IOException {
        var account = Account.random(DOMAIN);
        var client = new IdleClient(relay, account);
        client.idle();
        return new Listener(account, client);
    }

    /** Somebody who has logged in to send. */
    Sender sender() throws IOException {
        var account = Account.random(DOMAIN);
        return new Sender(account, SmtpDialogue.withSubmissions(relay, account));
    }

    String dovecotVersion() throws IOException {
        return relay.dovecot().version();
    }

    double doveauthCpuMillis() throws IOException {
        return ProcessUsage.cpuMillis(relay.doveauth().pid());
    }

    /** Of all its processes, those that have ended among them. */
    double dovecotCpuMillis() throws IOException {
        return ProcessUsage.cpuMillisWithChildren(relay.dovecot().pid());
    }
}
