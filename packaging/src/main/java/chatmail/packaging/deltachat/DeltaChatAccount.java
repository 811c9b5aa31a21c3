// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

import chatmail.packaging.client.Account;
import chatmail.packaging.lab.Waiting;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** One person with one device: a core of its own with a single account, named as the others shall see it. */
public final class DeltaChatAccount implements AutoCloseable {
    /** The progress value by which the core says that its side of a handshake is done. */
    private static final int DONE = 1000;

    private static final Duration LARGE_FILE_WITHIN = Duration.ofSeconds(60);

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

    private DeltaChatAccount(String name, CoreProcess core, Path backup) {
        this(name, core);
        rpc.call("import_backup", id, backup.toString(), JsonNull.INSTANCE);
    }

    /** Starts a core with a new account, whose files live below {@code home}, in a folder of that name. */
    public static DeltaChatAccount of(String name, Path binary, Path home) throws IOException {
        return new DeltaChatAccount(name, CoreProcess.start(binary, home.resolve(name)));
    }

    /** What the others see this person as. */
    public String name() {
        return name;
    }

    /** Logs in for the first time: the core tries IMAP and SMTP at once, so two logins race to create the account. */
    public void configure(Login login) {
        rpc.call("add_or_update_transport", id, login.asTransport());
    }

    /** As {@link #configure(Login)}, by address and password alone: the core finds the servers. */
    public void configure(Account account) {
        var typed = Map.of(
                "addr", account.address(),
                "password", account.password(),
                "certificateChecks", Login.ANY_CERTIFICATE);
        rpc.call("add_or_update_transport", id, typed);
    }

    /** As {@link #configure(Login)}, by what a QR code or a link says. */
    public void configure(String url) {
        rpc.call("add_transport_from_qr", id, url);
    }

    /** Connects, and waits until the inbox is being watched. */
    public void goOnline() throws InterruptedException {
        rpc.call("start_io", id);
        events.take("ImapInboxIdle", event -> true);
    }

    public void goOffline() {
        rpc.call("stop_io", id);
    }

    /** The text in the QR code that this person shows. */
    public String invitation() {
        return rpc.call("get_chat_securejoin_qr_code", id, JsonNull.INSTANCE).getAsString();
    }

    /** Scans an invitation and waits until our side of the handshake is done. */
    public void accept(String invitation) throws InterruptedException {
        rpc.call("secure_join", id, invitation);
        events.take("SecurejoinJoinerProgress", event -> event.number("progress") == DONE);
    }

    /** Waits until somebody has accepted our invitation. */
    public void awaitGuest() throws InterruptedException {
        events.take("SecurejoinInviterProgress", event -> event.number("progress") == DONE);
    }

    public List<Contact> contacts() {
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
    public int chatWith(String name) {
        return rpc.call("create_chat_by_contact_id", id, contact(name).id()).getAsInt();
    }

    /** The others hear of the group by the first message in it. */
    public int createGroup(String group, String... members) {
        int chat = rpc.call("create_group_chat", id, group, true).getAsInt();
        for (var member : members) {
            rpc.call("add_contact_to_chat", id, chat, contact(member).id());
        }
        return chat;
    }

    private Contact contact(String name) {
        return contacts().stream()
                .filter(contact -> contact.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Ask only after a message in the group has come: a handshake ends a moment before the membership begins. */
    public boolean isMemberOf(int group) {
        var chat = rpc.call("get_full_chat_by_id", id, group).getAsJsonObject();
        return chat.get("selfInGroup").getAsBoolean();
    }

    /** Returns as soon as the core has taken the message over; it sends on its own. */
    public void send(int chat, String text) {
        rpc.call("misc_send_text_message", id, chat, text);
    }

    /** Sends a file, which its reader gets whole. */
    public void sendFile(int chat, Path file, String text) {
        rpc.call("send_msg", id, chat, Map.of("text", text, "file", file.toString(), "viewtype", "File"));
    }

    /** Tells the sender that it was read. */
    public void markSeen(Message message) {
        rpc.call("markseen_msgs", id, List.of(message.id()));
    }

    /** Waits until somebody has read a message in this chat. */
    public void awaitReceipt(int chat) throws InterruptedException {
        events.take("MsgRead", event -> event.number("chatId") == chat);
    }

    /** Waits until the file of a message is here whole, and gives it. */
    public Path awaitFile(Message message) throws IOException {
        Waiting.until("the file", LARGE_FILE_WITHIN, () -> isDone(get(message.id())));
        return Path.of(get(message.id()).get("file").getAsString());
    }

    private static boolean isDone(JsonObject message) {
        return message.get("downloadState").getAsString().equals("Done")
                && !message.get("file").isJsonNull();
    }

    private JsonObject get(int message) {
        return rpc.call("get_message", id, message).getAsJsonObject();
    }

    /** What this person has written in the chat, as this device knows it, in the order of the chat. */
    public List<String> textsIn(int chat) {
        var ids = rpc.call("get_message_ids", id, chat, false, false).getAsJsonArray();
        return StreamSupport.stream(ids.spliterator(), false)
                .map(message -> get(message.getAsInt()).get("text").getAsString())
                .toList();
    }

    /** Has the same person on a second device, by a backup of this one; both are told of what the other sends. */
    public DeltaChatAccount secondDevice(Path binary, Path home) throws IOException {
        rpc.call("set_config", id, "bcc_self", "1");
        var backup = Files.createDirectories(home.resolve("backup of " + name));
        rpc.call("export_backup", id, backup.toString(), JsonNull.INSTANCE);
        try (var files = Files.list(backup)) {
            var core = CoreProcess.start(binary, home.resolve("second device of " + name));
            return new DeltaChatAccount(name, core, files.findAny().orElseThrow());
        }
    }

    /** Waits for the message with this text; others that come before it are passed over. */
    public Message await(String text) throws InterruptedException {
        return await(text::equals);
    }

    /** Waits for the message with a file, to whose text the core adds the file's name and size until it has it. */
    public Message awaitFirstOf(String text) throws InterruptedException {
        return await(found -> found.startsWith(text));
    }

    private Message await(Predicate<String> text) throws InterruptedException {
        while (true) {
            var event = events.take("IncomingMsg", any -> true);
            var message = get(event.number("msgId"));
            if (text.test(message.get("text").getAsString())) {
                return new Message(
                        event.number("msgId"),
                        message.get("chatId").getAsInt(),
                        message.get("text").getAsString(),
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
