//! Transformations of the plane, as PDF writes them.

/// `[a b c d e f]`: x' = ax + cy + e, y' = bx + dy + f.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Matrix(pub [f64; 6]);

impl Default for Matrix {
    fn default() -> Self {
        Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0])
    }
}

impl Matrix {
    /// First this, then the other.
    pub fn then(&self, other: &Self) -> Self {
        let ([a, b, c, d, e, f], [p, q, r, s, t, u]) = (self.0, other.0);
        Self([a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u])
    }

    /// Where a point comes to lie.
    pub fn apply(&self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Where the origin comes to lie.
    pub fn origin(&self) -> (f64, f64) {
        (self.0[4], self.0[5])
    }

    /// How many quarters of a circle things are turned to the left; none if they are aslant.
    pub fn turn(&self) -> Option<u8> {
        let (right, up) = (self.0[0], self.0[1]);
        let level = up.abs() <= 0.1 * right.abs();
        let sideways = right.abs() <= 0.1 * up.abs();
        match (level, sideways) {
            (true, _) if right > 0.0 => Some(0),
            (_, true) if up > 0.0 => Some(1),
            (true, _) if right < 0.0 => Some(2),
            (_, true) if up < 0.0 => Some(3),
            _ => None,
        }
    }

    /// How much taller things become.
    pub fn height(&self) -> f64 {
        self.0[2].hypot(self.0[3])
    }
}
