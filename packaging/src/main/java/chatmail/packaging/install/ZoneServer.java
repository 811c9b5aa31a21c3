// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.install;

import static java.nio.charset.StandardCharsets.US_ASCII;

import chatmail.packaging.lab.NameServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.xbill.DNS.Master;
import org.xbill.DNS.Record;

/** A name server on loopback for what {@code chatmailctl dns} printed. */
public final class ZoneServer {

    private static final int DNS = 53;
    private static final int PAUSE_MILLIS = 100;

    private ZoneServer() {}

    /** Takes zone files, and serves what they say at the moment, until it is killed. */
    public static void main(String[] files) throws Exception {
        try (var server = new NameServer(DNS)) {
            var served = "";
            while (true) {
                var zone = read(files);
                if (!zone.equals(served)) {
                    server.publishOnly(records(zone));
                    served = zone;
                    System.out.println("ready");
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static String read(String[] files) throws IOException {
        var text = new StringBuilder();
        for (var file : files) {
            text.append(Files.readString(Path.of(file), US_ASCII)).append('\n');
        }
        return text.toString();
    }

    private static List<Record> records(String text) throws IOException {
        var records = new ArrayList<Record>();
        try (var zone = new Master(new ByteArrayInputStream(text.getBytes(US_ASCII)))) {
            for (var record = zone.nextRecord(); record != null; record = zone.nextRecord()) {
                records.add(record);
            }
        }
        return records;
    }
}
