// SPDX-License-Identifier: Apache-2.0
/**
 * Counts what is stored and who is active: the figures of {@code chatmail-expirer report}. They hold no names.
 *
 * <p>Start reading at {@link chatmail.expirer.census.Census}; {@link chatmail.expirer.census.Screen} says it to people,
 * {@link chatmail.expirer.census.Exposition} to Prometheus.
 */
@NullMarked
package chatmail.expirer.census;

import org.jspecify.annotations.NullMarked;
