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
import java.util.Map;

/** A whole relay, with nudges or without. */
final class WakeUpStand {

    private static final String DOMAIN = "chat.example";

    /** A script that Dovecot calls as it calls ours, and that tells nobody. */
    private static final String SILENT_LUA = """
            function dovecot_lua_notify_begin_txn(user) return user end
            function dovecot_lua_notify_event_message_new(user, event) end
            function dovecot_lua_notify_end_txn(user, success) end
            """;

    private final PrivateRelay relay;

    WakeUpStand(Workplace place, Path tree, WakeUpOptions options) throws IOException {
        var own = place.path("tree");
        FileTree.copyReadable(tree, own);
        if (!options.nudged()) {
            Files.writeString(own.resolve("share/dovecot-push.lua"), SILENT_LUA);
        }
        var userland = options.debian13() ? Userland.of(DebianRoot.trixie().make()) : Userland.ofThisMachine();
        // Each sender stands for many, so it may send as much.
        var fast = Map.of("max_user_send_per_minute", "60000", "max_user_send_burst_size", "60000");
        relay = PrivateRelay.start(own, DOMAIN, fast, userland);
        place.begin(() -> {}, relay::close);
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
