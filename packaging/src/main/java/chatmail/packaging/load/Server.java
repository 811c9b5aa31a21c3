// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.load;

import java.nio.file.Path;

/**
 * A milter under load.
 *
 * @param pid of the process whose use of the processor counts
 */
record Server(String name, Path socket, long pid) {}
