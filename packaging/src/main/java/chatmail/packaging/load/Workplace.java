// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import chatmail.packaging.lab.AtExit;
import chatmail.packaging.lab.DaemonProcess;
import chatmail.packaging.lab.FileTree;
import chatmail.packaging.lab.Teardown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A directory of its own, and the processes that run there; closing ends them and leaves nothing. */
final class Workplace implements AutoCloseable {

    private final Path tree;
    private final Path directory;
    private final Teardown teardown = new Teardown();
    private final AtExit atExit = AtExit.run("ending the load", teardown::close);

    /** @param tree what {@code mvn package} made */
    Workplace(Path tree) throws IOException {
        this.tree = tree;
        directory = Files.createTempDirectory("chatmail-load-");
        teardown.begin(() -> {}, () -> FileTree.delete(directory));
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** Writes a file of lines. */
    Path write(String name, String... lines) throws IOException {
        return Files.write(path(name), List.of(lines));
    }

    /** Writes {@code chatmail.ini}. */
    void configure(String... options) throws IOException {
        var lines = new ArrayList<>(List.of("[params]"));
        lines.addAll(List.of(options));
        write("chatmail.ini", lines.toArray(String[]::new));
    }

    /** The command line of a program of the tree with that configuration. */
    List<String> command(String name, String... arguments) {
        var command = new ArrayList<>(List.of(tree.resolve("bin").resolve(name).toString()));
        command.addAll(List.of("--config", path("chatmail.ini").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** A daemon of the tree with that configuration, not started yet. */
    DaemonProcess daemon(String name, Map<String, Path> sockets) {
        var command = command(name);
        sockets.forEach((listener, socket) -> command.addAll(List.of("--listen", listener + "=unix:" + socket)));
        return DaemonProcess.ofOurs(name, command, path(name + ".log"), sockets.values());
    }

    /** Starts it, to be stopped at the end. */
    DaemonProcess start(DaemonProcess process) throws IOException {
        begin(process::start, process::stop);
        return process;
    }

    void begin(Teardown.Step step, Teardown.Step undo) throws IOException {
        teardown.begin(step, undo);
    }

    @Override
    public void close() throws IOException {
        atExit.now();
    }
}
