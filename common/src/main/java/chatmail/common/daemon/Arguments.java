// SPDX-License-Identifier: Apache-2.0
package chatmail.common.daemon;

import chatmail.common.listen.ListenAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line taken apart: flags, options with values (each may come again), and operands in order. */
public final class Arguments {
    private final Map<String, List<String>> values = new HashMap<>();
    private final List<String> operands = new ArrayList<>();

    private Arguments() {}

    /**
     * @param flags options without a value, such as {@code --dry-run}
     * @param valued options with one, written {@code --name VALUE} or {@code --name=VALUE}
     * @throws UsageException at an unknown option or a missing value
     */
    public static Arguments parse(String[] args, Set<String> flags, Set<String> valued) throws UsageException {
        var arguments = new Arguments();
        boolean optionsEnded = false;
        for (int i = 0; i < args.length; i++) {
            String word = args[i];
            if (optionsEnded || !word.startsWith("--")) {
                arguments.operands.add(word);
                continue;
            }
            int equals = word.indexOf('=');
            String name = equals < 0 ? word : word.substring(0, equals);
            if (word.equals("--")) {
                optionsEnded = true;
            } else if (flags.contains(word)) {
                arguments.put(word, "");
            } else if (!valued.contains(name)) {
                throw new UsageException("unknown option " + name);
            } else if (equals >= 0) {
                arguments.put(name, word.substring(equals + 1));
            } else if (++i < args.length) {
                arguments.put(name, args[i]);
            } else {
                throw new UsageException(name + " needs a value");
            }
        }
        return arguments;
    }

    private void put(String name, String value) {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** @throws UsageException when the option came twice */
    public Optional<String> value(String name) throws UsageException {
        List<String> all = values(name);
        if (all.size() > 1) {
            throw new UsageException(name + " is given " + all.size() + " times");
        }
        return all.stream().findFirst();
    }

    public List<String> values(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    public List<String> operands() {
        return List.copyOf(operands);
    }

    /**
     * What {@code --listen NAME=SOCKET} asked for.
     *
     * @param names the listeners this daemon has
     * @throws UsageException at another name or an unreadable socket
     */
    public List<Listener> listeners(Set<String> names) throws UsageException {
        var listeners = new ArrayList<Listener>();
        for (String text : values("--listen")) {
            int equals = text.indexOf('=');
            String name = equals < 0 ? text : text.substring(0, equals);
            if (!names.contains(name)) {
                throw new UsageException("--listen " + text + ": no listener is called " + name + " (expected: one of "
                        + String.join(", ", names.stream().sorted().toList()) + ')');
            }
            ListenAddress address = ListenAddress.parse(text.substring(equals + 1))
                    .orElseThrow(() -> new UsageException(
                            "--listen " + text + ": no socket (expected: " + name + '=' + ListenAddress.SYNTAX + ')'));
            listeners.add(new Listener(name, address));
        }
        return listeners;
    }

    /** One {@code --listen}: a role or door, and its socket. */
    public record Listener(String name, ListenAddress address) {}
}
