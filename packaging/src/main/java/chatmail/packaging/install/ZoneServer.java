// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.install;

import chatmail.packaging.lab.NameServer;
import java.util.concurrent.CountDownLatch;
import org.xbill.DNS.Master;

/** A name server on loopback for what {@code chatmailctl dns} printed. */
public final class ZoneServer {

    private static final int DNS = 53;

    private ZoneServer() {}

    /** Takes zone files, and serves them until it is killed. */
    public static void main(String[] files) throws Exception {
        try (var server = new NameServer(DNS)) {
            for (var file : files) {
                try (var zone = new Master(file)) {
                    for (var record = zone.nextRecord(); record != null; record = zone.nextRecord()) {
                        server.publish(record);
                    }
                }
            }
            System.out.println("ready");
            new CountDownLatch(1).await();
        }
    }
}
