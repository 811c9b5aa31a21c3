// SPDX-License-Identifier: Apache-2.0
/**
 * What the milter's engines cost. Nothing here is a figure by itself: each class has a method that is ours and one named
 * {@code floor}, the least that plain Java needs for the same octets, and what {@link chatmail.milter.bench.Ratios} prints
 * is the one divided by the other, taken in the same run.
 *
 * <p>What can only be reached from inside a package is measured by a class of that package, under {@code src/jmh/java} too.
 */
@NullMarked
package chatmail.milter.bench;

import org.jspecify.annotations.NullMarked;
