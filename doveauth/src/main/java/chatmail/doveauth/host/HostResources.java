// SPDX-License-Identifier: Apache-2.0
package chatmail.doveauth.host;

import chatmail.doveauth.accounts.HostConditions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads load and memory from {@code /proc} (proc(5)) and free disk from the file system of the mailboxes. Figures are kept
 * for a second; the operator's switch counts at once. What cannot be read is told once and then taken for good.
 */
public final class HostResources implements Supplier<HostConditions> {
    private static final Logger LOG = LoggerFactory.getLogger(HostResources.class);
    private static final long KEPT_NANOS = 1_000_000_000L;
    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+(\\d{1,15}) kB$");

    private final Path proc;
    private final Path mailboxes;
    private final Path nocreateFile;
    private final LongSupplier nanoTime;
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Figures latest;

    private record Figures(long readAt, OptionalDouble load, OptionalLong memory, OptionalLong disk) {}

    /**
     * @param proc {@code /proc}
     * @param nocreateFile while it exists no account is created
     */
    public HostResources(Path proc, Path mailboxes, Path nocreateFile, LongSupplier nanoTime) {
        this.proc = proc;
        this.mailboxes = mailboxes;
        this.nocreateFile = nocreateFile;
        this.nanoTime = nanoTime;
    }

    @Override
    public HostConditions get() {
        long now = nanoTime.getAsLong();
        Figures figures = latest;
        if (figures == null || now - figures.readAt() >= KEPT_NANOS) {
            figures = new Figures(now, load(), memory(), disk());
            latest = figures;
        }
        // Who cannot tell whether creation is off does not create.
        return new HostConditions(!Files.notExists(nocreateFile), figures.load(), figures.memory(), figures.disk());
    }

    private OptionalDouble load() {
        return read(
                "the load",
                OptionalDouble.empty(),
                () -> OptionalDouble.of(Double.parseDouble(
                        Files.readString(proc.resolve("loadavg")).split(" ", 2)[0])));
    }

    private OptionalLong memory() {
        return read("the available memory", OptionalLong.empty(), () -> {
            Matcher matcher = AVAILABLE.matcher(Files.readString(proc.resolve("meminfo")));
            if (!matcher.find()) {
                throw new IOException("no line MemAvailable");
            }
            return OptionalLong.of(Long.parseLong(matcher.group(1)) * 1_024);
        });
    }

    private OptionalLong disk() {
        return read("the free disk space", OptionalLong.empty(), () -> {
            if (!Files.isDirectory(mailboxes)) {
                throw new NoSuchFileException(mailboxes.toString());
            }
            // Not by FileStore, which wants to find a mount point and does not in a chroot.
            return OptionalLong.of(mailboxes.toFile().getUsableSpace());
        });
    }

    private <T> T read(String what, T unknown, Callable<T> reader) {
        try {
            return reader.call();
        } catch (Exception e) {
            if (unreadable.add(what)) {
                LOG.warn("{} cannot be read and limits nothing: {}", what, e.toString());
            }
            return unknown;
        }
    }
}
