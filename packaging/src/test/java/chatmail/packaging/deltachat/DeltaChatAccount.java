// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** One person with one device: a core of its own with a single account, named as the others shall see it. */
final class DeltaChatAccount implements AutoCloseable {
    /** The progress value by which the core says that its side of a handshake is done. */
    private static final int DONE = 1000;

    private final String name;
    private final CoreProcess core;
    private final JsonRpc rpc;
    private final EventLog events;
    private final int id;

    private DeltaChatAccount(String name, CoreProcess core) {
        this.name = name;
        this.core = core;
        this.rpc = core.rpc();
        this.events = EventLog.following(rpc);
        this.id = rpc.call("add_account").getAsInt();
        rpc.call("set_config", id, "displayname", name);
    }

    /** Starts a core with a new account, whose files live below {@code home}, in a folder of that name. */
    static DeltaChatAccount of(String name, Path binary, Path home) throws IOException {
        return new DeltaChatAccount(name, CoreProcess.start(binary, home.resolve(name)));
    }

    /** What the others see this person as. */
    String name() {
        return name;
    }

    /** Logs in for the first time: the core tries IMAP and SMTP at once, so two logins race to create the account. */
    void configure(Login login) {
        rpc.call("add_or_update_transport", id, login.asTransport());
    }

    /** As {@link #configure(Login)}, by what a QR code or a link says. */
    void configure(String url) {
        rpc.call("add_transport_from_qr", id, url);
    }

    /** Connects, and waits until the inbox is being watched. */
    void goOnline() throws InterruptedException {
        rpc.call("start_io", id);
        events.take("ImapInboxIdle", event -> true);
    }

    void goOffline() {
        rpc.call("stop_io", id);
    }

    /** The text in the QR code that this person shows. */
    String invitation() {
        return rpc.call("get_chat_securejoin_qr_code", id, JsonNull.INSTANCE).getAsString();
    }

    /** Scans an invitation and waits until our side of the handshake is done. */
    void accept(String invitation) throws InterruptedException {
        rpc.call("secure_join", id, invitation);
        events.take("SecurejoinJoinerProgress", event -> event.number("progress") == DONE);
    }

    /** Waits until somebody has accepted our invitation. */
    void awaitGuest() throws InterruptedException {
        events.take("SecurejoinInviterProgress", event -> event.number("progress") == DONE);
    }

    List<Contact> contacts() {
        var contacts = rpc.call("get_contacts", id, 0, JsonNull.INSTANCE).getAsJsonArray();
        return StreamSupport.stream(contacts.spliterator(), false)
                .map(contact -> read(contact.getAsJsonObject()))
                .toList();
    }

    private static Contact read(JsonObject contact) {
        return new Contact(
                contact.get("id").getAsInt(),
                contact.get("displayName").getAsString(),
                contact.get("isVerified").getAsBoolean());
    }

    /** The chat with the contact of this name, started if there is none. */
    int chatWith(String name) {
        return rpc.call("create_chat_by_contact_id", id, contact(name).id()).getAsInt();
    }

    /** The others hear of the group by the first message in it. */
    int createGroup(String group, String member) {
        int chat = rpc.call("create_group_chat", id, group, true).getAsInt();
        rpc.call("add_contact_to_chat", id, chat, contact(member).id());
        return chat;
    }

    private Contact contact(String name) {
        return contacts().stream()
                .filter(contact -> contact.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Ask only after a message in the group has come: a handshake ends a moment before the membership begins. */
    boolean isMemberOf(int group) {
        var chat = rpc.call("get_full_chat_by_id", id, group).getAsJsonObject();
        return chat.get("selfInGroup").getAsBoolean();
    }

    /** Returns as soon as the core has taken the message over; it sends on its own. */
    void send(int chat, String text) {
        rpc.call("misc_send_text_message", id, chat, text);
    }

    /** Waits for the message with this text; others that come before it are passed over. */
    Message await(String text) throws InterruptedException {
        while (true) {
            var event = events.take("IncomingMsg", any -> true);
            var message = rpc.call("get_message", id, event.number("msgId")).getAsJsonObject();
            if (message.get("text").getAsString().equals(text)) {
                return new Message(
                        message.get("chatId").getAsInt(),
                        text,
                        message.getAsJsonObject("sender").get("displayName").getAsString(),
                        message.get("showPadlock").getAsBoolean(),
                        event.nanoTime());
            }
        }
    }

    @Override
    public void close() throws IOException {
        core.close();
    }
}
