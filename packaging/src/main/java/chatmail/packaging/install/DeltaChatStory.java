// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.install;

import static chatmail.packaging.story.Steps.as;

import chatmail.packaging.client.Account;
import chatmail.packaging.deltachat.DeltaChatAccount;
import chatmail.packaging.deltachat.Message;
import chatmail.packaging.lab.FileTree;
import chatmail.packaging.lab.MailServer;
import chatmail.packaging.story.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Two people with the real Delta Chat core, each at another relay; what they do is what a user would. Each finds the own
 * relay by DNS, and is told of new messages by IDLE alone.
 */
final class DeltaChatStory {

    private static final String ALICE = "Alice Lapwing";
    private static final String BOB = "Bob Nightjar";
    private static final int FILE_OCTETS = 1 << 20;

    private final MailServer here;
    private final MailServer there;
    private final Path core;
    private final Steps steps;

    /** @param core the server binary of the core */
    DeltaChatStory(MailServer here, MailServer there, Path core, Steps steps) {
        this.here = here;
        this.there = there;
        this.core = core;
        this.steps = steps;
    }

    void tell() throws IOException {
        var home = Files.createTempDirectory("delta-chat-");
        try (var alice = DeltaChatAccount.of(ALICE, core, home);
                var bob = DeltaChatAccount.of(BOB, core, home)) {
            steps.step("Delta Chat takes an invitation of the relay", () -> {
                var invitation = NewAddress.at(here);
                alice.configure(invitation.link());
                alice.goOnline();
                return invitation.email();
            });
            steps.step("and there, what somebody types: address and password", () -> {
                var account = Account.random(there.domain());
                bob.configure(account);
                bob.goOnline();
                return account.address();
            });
            steps.step("they meet by a QR code", () -> {
                bob.accept(alice.invitation());
                alice.awaitGuest();
                return as(alice.contacts().get(0).verified(), "verified");
            });
            steps.step("a text is heard of there", () -> hear("Are you there?", alice, bob));
            steps.step("and the answer here", () -> hear("I am.", bob, alice));
            steps.step("a file in a group arrives whole", () -> fileInGroup(home, alice, bob));
            steps.step("a second device hears, too", () -> secondDevice(home, alice, bob));
        } finally {
            FileTree.delete(home);
        }
    }

    private static String hear(String text, DeltaChatAccount from, DeltaChatAccount to) throws Exception {
        from.send(from.chatWith(to.name()), text);
        return shown(to.await(text));
    }

    private static String fileInGroup(Path home, DeltaChatAccount alice, DeltaChatAccount bob) throws Exception {
        var content = new byte[FILE_OCTETS];
        new Random(1).nextBytes(content);
        var file = Files.write(home.resolve("photo.bin"), content);
        alice.sendFile(alice.createGroup("The lighthouse", BOB), file, "Look!");
        var message = bob.awaitFirstOf("Look!");
        var arrived = bob.awaitFile(message);
        return as(Files.mismatch(file, arrived) == -1, Files.size(arrived) + " octets, " + shown(message));
    }

    private String secondDevice(Path home, DeltaChatAccount alice, DeltaChatAccount bob) throws Exception {
        try (var second = bob.secondDevice(core, home)) {
            second.goOnline();
            alice.send(alice.chatWith(BOB), "Both of you?");
            bob.await("Both of you?");
            return shown(second.await("Both of you?"));
        }
    }

    private static String shown(Message message) throws IOException {
        return as(message.encrypted(), "\"" + message.text() + "\" from " + message.sender());
    }
}
