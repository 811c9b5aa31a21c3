// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.metadata;

import chatmail.common.address.Address;
import chatmail.common.mailbox.AtomicFiles;
import chatmail.common.mailbox.Mailbox;
import chatmail.common.mailbox.Mailboxes;
import chatmail.common.mailbox.SmallFiles;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps device tokens in {@code metadata.json} of each mailbox: {@code {"devicetoken": {"TOKEN": SECONDS}}}, or a list of
 * tokens as older upstream relays wrote it. What else the file holds stays. Safe for any number of threads of one process;
 * a reader sees the old content or the new one, also after a crash.
 */
public final class MetadataFiles {
    private static final Logger LOG = LoggerFactory.getLogger(MetadataFiles.class);

    private static final String TOKENS = "devicetoken";

    /** Far above what 32 tokens take. */
    private static final int MAX_OCTETS = 1 << 20;

    private static final int LOCKS = 64;

    private final Mailboxes mailboxes;
    private final Object[] locks = new Object[LOCKS];

    public MetadataFiles(Mailboxes mailboxes) {
        this.mailboxes = mailboxes;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new Object();
        }
    }

    /**
     * Those that are valid now; none without an account.
     *
     * @throws IOException also while the file cannot be read, so nothing is known
     */
    public DeviceTokens valid(Address address, Instant now) throws IOException {
        Optional<Path> file = file(address);
        return file.isEmpty()
                ? DeviceTokens.none()
                : tokens(read(file.get()), now).validAt(now);
    }

    /** @return whether there is an account to set it for */
    public boolean add(Address address, String token, Instant now) throws IOException {
        return change(address, now, tokens -> tokens.with(token, now));
    }

    public void remove(Address address, String token, Instant now) throws IOException {
        change(address, now, tokens -> tokens.without(token));
    }

    public void clear(Address address, Instant now) throws IOException {
        change(address, now, tokens -> DeviceTokens.none());
    }

    private boolean change(Address address, Instant now, UnaryOperator<DeviceTokens> change) throws IOException {
        Optional<Path> file = file(address);
        if (file.isEmpty()) {
            return false;
        }
        synchronized (locks[Math.floorMod(address.hashCode(), LOCKS)]) {
            JsonObject content = read(file.get());
            DeviceTokens before = tokens(content, now);
            DeviceTokens after = change.apply(before);
            if (!after.equals(before)) {
                var json = new JsonObject();
                after.times().forEach((token, time) -> json.add(token, new JsonPrimitive(time.getEpochSecond())));
                content.add(TOKENS, json);
                AtomicFiles.replace(file.get(), content.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return true;
    }

    private Optional<Path> file(Address address) throws IOException {
        Optional<Mailbox> mailbox = mailboxes.of(address);
        return mailbox.isPresent() && mailbox.get().hasAccount()
                ? Optional.of(mailbox.get().metadataFile())
                : Optional.empty();
    }

    /** What cannot be read as JSON holds no token that could be saved. */
    private static JsonObject read(Path file) throws IOException {
        try {
            Optional<byte[]> octets = SmallFiles.read(file, MAX_OCTETS);
            if (octets.isPresent()) {
                JsonElement content = JsonParser.parseString(new String(octets.get(), StandardCharsets.UTF_8));
                if (content.isJsonObject()) {
                    return content.getAsJsonObject();
                }
            }
        } catch (NoSuchFileException e) {
            return new JsonObject();
        } catch (JsonParseException e) {
            // As any other content that is none.
        }
        LOG.warn("metadata: a metadata.json is unreadable, its device tokens are gone");
        return new JsonObject();
    }

    private static DeviceTokens tokens(JsonObject content, Instant now) {
        Map<String, Instant> times = new LinkedHashMap<>();
        JsonElement stored = content.get(TOKENS);
        if (stored != null && stored.isJsonArray()) {
            stored.getAsJsonArray().forEach(token -> text(token).ifPresent(known -> times.put(known, now)));
        } else if (stored != null && stored.isJsonObject()) {
            stored.getAsJsonObject().entrySet().forEach(entry -> seconds(entry.getValue())
                    .ifPresent(time -> times.put(entry.getKey(), time)));
        }
        times.keySet().removeIf(token -> !DeviceTokens.isToken(token));
        return new DeviceTokens(times);
    }

    private static Optional<String> text(JsonElement element) {
        return element.isJsonPrimitive() ? Optional.of(element.getAsString()) : Optional.empty();
    }

    private static Optional<Instant> seconds(JsonElement element) {
        try {
            return element.isJsonPrimitive()
                    ? Optional.of(Instant.ofEpochSecond((long) element.getAsDouble()))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
