// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/** Does things side by side. */
final class AtOnce {

    private AtOnce() {}

    /**
     * @param threads at a time
     * @return what came of each
     * @throws IOException when one of them fails
     */
    static <T> List<T> all(int threads, List<Callable<T>> work) throws IOException, InterruptedException {
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var results = new ArrayList<T>();
            for (var done : pool.invokeAll(work)) {
                results.add(done.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
